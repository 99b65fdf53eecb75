package io.diana.gamification.web;

import io.diana.gamification.domain.Edition;
import io.diana.gamification.domain.Rules;
import io.diana.gamification.domain.Rules.Abuse;
import io.diana.gamification.domain.Rules.Frequency;
import io.diana.gamification.domain.Rules.Gift;
import io.diana.gamification.domain.Rules.Milestone;
import io.diana.gamification.domain.Rules.Multiplier;
import io.diana.gamification.domain.Rules.Streaks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that belong to no definition of their own, on the wire. Periods are ISO 8601. */
record RulesJson(
        long welcomeBonus,
        BigDecimal multiplierCap,
        StreakRulesJson streak,
        Gift gift,
        AbuseRulesJson abuse,
        int version,
        Instant updatedAt)
        implements DefinitionJson {

    /** What days in a row are worth. */
    record StreakRulesJson(String grace, List<Multiplier> multipliers, List<Milestone> milestones, String freezeEvery) {

        private static StreakRulesJson of(Streaks streak) {
            return new StreakRulesJson(
                    PeriodText.of(streak.grace()),
                    streak.multipliers(),
                    streak.milestones(),
                    PeriodText.of(streak.freezeEvery()));
        }
    }

    /** When points are held for somebody to look at. */
    record AbuseRulesJson(
            FrequencyJson velocity, FrequencyJson identical, long perDay, List<PenaltyJson> penalties, String memory) {

        private static AbuseRulesJson of(Abuse abuse) {
            return new AbuseRulesJson(
                    FrequencyJson.of(abuse.velocity()),
                    FrequencyJson.of(abuse.identical()),
                    abuse.perDay(),
                    abuse.penalties().stream()
                            .map(it -> new PenaltyJson(it.flags(), PeriodText.of(it.held())))
                            .toList(),
                    PeriodText.of(abuse.memory()));
        }
    }

    /** So often within so long. */
    record FrequencyJson(int actions, String within) {

        private static FrequencyJson of(Frequency frequency) {
            return new FrequencyJson(frequency.actions(), PeriodText.of(frequency.within()));
        }
    }

    /** After so many flags everything is held for so long. */
    record PenaltyJson(int flags, String held) {}

    /** What rules are sent as, for the API's document. */
    record RulesBody(
            long welcomeBonus,
            BigDecimal multiplierCap,
            StreakRulesJson streak,
            Gift gift,
            AbuseRulesJson abuse,
            @Nullable Integer version,
            @Nullable Instant updatedAt) {}

    static RulesJson of(Rules rules, Edition edition) {
        return new RulesJson(
                rules.welcomeBonus(),
                rules.multiplierCap(),
                StreakRulesJson.of(rules.streak()),
                rules.gift(),
                AbuseRulesJson.of(rules.abuse()),
                edition.version(),
                edition.since());
    }
}
