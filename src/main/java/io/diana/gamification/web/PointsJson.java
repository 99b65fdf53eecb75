package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.application.ShowAccount.Shown;
import io.diana.gamification.domain.Entry.Sums;
import io.diana.gamification.domain.Level;
import io.diana.gamification.domain.Levels;
import io.diana.gamification.domain.Multipliers;
import io.diana.gamification.web.AwardJson.FactorJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member has.
 *
 * @param name what points are called here
 * @param pending points that are held, to be decided on
 * @param nextLevel null: there is none above
 * @param streak absent for a past instant
 * @param multipliers in force for what is done now; absent for a past instant
 * @param penalty absent: nothing that the member does is held because of what was flagged
 * @param asOf the instant that was asked for; absent: now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PointsJson(
        String name,
        long balance,
        long lifetime,
        @Nullable Long pending,
        int level,
        @Nullable String levelName,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable NextLevelJson nextLevel,

        @Nullable StreakJson streak,
        @Nullable List<FactorJson> multipliers,
        @Nullable PenaltyJson penalty,
        @Nullable Instant asOf) {

    /** The level behind, and how far it is. */
    record NextLevelJson(int level, long at, long missing) {

        static @Nullable NextLevelJson of(@Nullable Level next, long lifetime) {
            return next == null ? null : new NextLevelJson(next.number(), next.at(), Math.max(0, next.at() - lifetime));
        }
    }

    /**
     * Days in a row.
     *
     * @param deadline until when the next day has to be counted; null: no row
     * @param freezes days that may still be missed
     */
    record StreakJson(
            int days,
            int longest,
            BigDecimal multiplier,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant deadline,

            int freezes) {}

    /** Everything is held until then. */
    record PenaltyJson(Instant until, String reason) {}

    static PointsJson of(String name, Shown shown) {
        var account = shown.account();
        var moment = shown.moment();
        var purse = account.purse();
        var vip = account.standing().membership().holdsAt(moment.now());
        var streak = account.habits()
                .streak()
                .at(moment.now(), vip, moment.catalogue().rules().streak());
        var heldUntil = account.habits().conduct().heldUntil();
        return new PointsJson(
                name,
                purse.balance(),
                purse.lifetime(),
                purse.pending(),
                purse.level(),
                levelName(moment.catalogue().levels(), purse.level()),
                NextLevelJson.of(moment.catalogue().levels().after(purse.level()), purse.lifetime()),
                new StreakJson(streak.days(), streak.longest(), streak.factor(), streak.deadline(), streak.freezes()),
                Multipliers.of(account, moment).stream().map(FactorJson::of).toList(),
                heldUntil == null || !account.habits().conduct().isPenalisedAt(moment.now())
                        ? null
                        : new PenaltyJson(heldUntil, "Too much was flagged, so everything is looked at first."),
                null);
    }

    /** As it was: of a past instant only the ledger is known. */
    static PointsJson at(Instant asOf, String name, Sums sums, Levels levels) {
        var lifetime = sums.lifetimeAfter();
        var level = levels.reachedBy(lifetime);
        return new PointsJson(
                name,
                sums.balanceAfter(),
                lifetime,
                null,
                level,
                levelName(levels, level),
                NextLevelJson.of(levels.after(level), lifetime),
                null,
                null,
                null,
                asOf);
    }

    private static @Nullable String levelName(Levels levels, int number) {
        return levels.steps().get(Math.min(number, levels.steps().size()) - 1).name();
    }
}
