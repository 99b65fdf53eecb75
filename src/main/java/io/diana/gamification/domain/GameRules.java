package io.diana.gamification.domain;

import io.diana.gamification.domain.Rules.Abuse;
import io.diana.gamification.domain.Rules.Frequency;
import io.diana.gamification.domain.Rules.Gift;
import io.diana.gamification.domain.Rules.Streaks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What the rules that belong to no definition have to be. */
record GameRules(Flaws flaws) {

    private static final int MOST_STEPS = 50;
    private static final int MOST_DAYS = 10_000;
    private static final int MOST_TIMES = 1_000;
    private static final Duration DAY = Duration.ofHours(24);

    void check(Rules rules) {
        flaws.points("/welcomeBonus", rules.welcomeBonus());
        flaws.factor("/multiplierCap", rules.multiplierCap());
        if (rules.multiplierCap().compareTo(BigDecimal.ONE) < 0) {
            flaws.add("/multiplierCap", "below-one", "A cap below 1 would take points away.");
        }
        streak(rules.streak());
        gift(rules.gift());
        abuse(rules.abuse());
    }

    private void streak(Streaks streak) {
        if (streak.grace().compareTo(DAY) > 0) {
            flaws.add("/streak/grace", "range", "At most PT24H.");
        }
        flaws.period("/streak/freezeEvery", streak.freezeEvery(), Flaws.YEAR);
        var multipliers = streak.multipliers();
        steps(
                "/streak/multipliers",
                "days",
                multipliers,
                multipliers.stream().map(Rules.Multiplier::days).toList());
        for (var i = 0; i < multipliers.size(); i++) {
            flaws.factor(
                    "/streak/multipliers/" + i + "/factor", multipliers.get(i).factor());
        }
        var milestones = streak.milestones();
        steps(
                "/streak/milestones",
                "days",
                milestones,
                milestones.stream().map(Rules.Milestone::days).toList());
        for (var i = 0; i < milestones.size(); i++) {
            flaws.points(
                    "/streak/milestones/" + i + "/points", milestones.get(i).points());
        }
    }

    private void gift(Gift gift) {
        flaws.points("/gift/base", gift.base());
        flaws.points("/gift/perDay", gift.perDay());
        flaws.points("/gift/most", gift.most());
    }

    private void abuse(Abuse abuse) {
        frequency("/abuse/velocity", abuse.velocity());
        frequency("/abuse/identical", abuse.identical());
        flaws.within("/abuse/perDay", abuse.perDay(), 1, Flaws.MOST_COUNTED);
        flaws.period("/abuse/memory", abuse.memory(), Flaws.YEAR);
        var penalties = abuse.penalties();
        steps(
                "/abuse/penalties",
                "flags",
                penalties,
                penalties.stream().map(Rules.Penalty::flags).toList());
        for (var i = 0; i < penalties.size(); i++) {
            flaws.period("/abuse/penalties/" + i + "/held", penalties.get(i).held(), Flaws.YEAR);
        }
    }

    private void frequency(String path, Frequency frequency) {
        flaws.within(path + "/actions", frequency.actions(), 2, MOST_TIMES);
        flaws.period(path + "/within", frequency.within(), Flaws.YEAR);
    }

    /** Each further than the one before. */
    private void steps(String path, String field, Collection<?> steps, List<Integer> values) {
        flaws.size(path, steps, 0, MOST_STEPS);
        for (var i = 0; i < values.size(); i++) {
            var at = path + "/" + i + "/" + field;
            flaws.within(at, values.get(i), 1, MOST_DAYS);
            if (i > 0) {
                flaws.rises(at, values.get(i), values.get(i - 1));
            }
        }
    }
}
