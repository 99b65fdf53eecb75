package io.diana.gamification.domain;

import io.diana.gamification.domain.Rules.Milestone;
import java.util.List;

/** What an action does to a streak. */
public sealed interface StreakDay {

    /** The streak with the day of the action in it: what is to be kept, and what multiplies the action. */
    Streak streak();

    /** What the row has reached by this action, to be paid now. */
    default List<Milestone> milestones() {
        return List.of();
    }

    /** A row begins. */
    static StreakDay started(Streak streak, Rules.Streaks rules) {
        return new Started(streak, rules.reachedAt(streak.days()));
    }

    /** A row goes on. */
    static StreakDay continued(Streak streak, Rules.Streaks rules) {
        return new Continued(streak, rules.reachedAt(streak.days()));
    }

    /** A row goes on thanks to a freeze. */
    static StreakDay bridged(Streak streak, Rules.Streaks rules) {
        return new Bridged(streak, rules.reachedAt(streak.days()));
    }

    /** The day counts already; the streak is to be kept all the same, because it may go on for longer. */
    record SameDay(Streak streak) implements StreakDay {}

    /** The first day of a row. */
    record Started(Streak streak, List<Milestone> milestones) implements StreakDay {}

    /** One more day, or the one before within the grace. */
    record Continued(Streak streak, List<Milestone> milestones) implements StreakDay {}

    /** One more day after one that was missed: a freeze is used, the missed day itself does not count. */
    record Bridged(Streak streak, List<Milestone> milestones) implements StreakDay {}
}
