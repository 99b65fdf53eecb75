package io.diana.gamification.domain;

import io.diana.users.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decides beside the counters how far a member comes.
 *
 * @param member whose progress it is
 * @param level the level reached, with what has just been earned
 * @param vip whether the member is VIP
 * @param today the day of the member's calendar
 * @param now the instant it is
 * @param catalogue the definitions in force
 */
public record Situation(UserId member, int level, boolean vip, Today today, Instant now, Catalogue catalogue) {

    /** That of a member at a moment. */
    public static Situation of(Account account, Moment moment) {
        var now = moment.now();
        return new Situation(
                account.owner(),
                account.purse().level(),
                account.standing().membership().holdsAt(now),
                Today.of(account.habits().calendar(), now),
                now,
                moment.catalogue());
    }

    /** Whether a member who completed these missions may do this one now. */
    boolean admits(Mission mission, Set<String> done) {
        var minLevel = mission.minLevel();
        return mission.runsAt(now)
                && (minLevel == null || level >= minLevel)
                && (vip || !mission.vipOnly())
                && done.containsAll(mission.requires());
    }

    /** The run that a mission has now, whether it has begun or not. */
    MissionRun.Id runOf(Mission mission) {
        return new MissionRun.Id(mission.key(), periodOf(mission.kind()));
    }

    private LocalDate periodOf(Mission.Kind kind) {
        return switch (kind) {
            case DAILY -> today.date();
            case WEEKLY -> today.monday();
            case ONCE, EVENT -> MissionRun.ONLY;
        };
    }

    /** When the run that a mission has now is over; null: never. */
    @Nullable
    Instant endOf(Mission mission) {
        return switch (mission.kind()) {
            case DAILY -> earlier(today.ends(), mission.end());
            case WEEKLY -> earlier(today.weekEnds(), mission.end());
            case ONCE, EVENT -> mission.end();
        };
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
