package io.diana.gamification.domain;

import io.diana.gamification.AchievementUnlocked;
import io.diana.gamification.LevelReached;
import io.diana.gamification.MissionCompleted;
import io.diana.gamification.StreakMilestoneReached;
import io.diana.gamification.domain.Change.Steps;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What follows when a member has done or earned something: days in a row, levels, achievements, missions, and what these pay. */
final class Consequences {

    private final Moment moment;

    private Consequences(Moment moment) {
        this.moment = moment;
    }

    /**
     * Everything that follows from an action that counts.
     *
     * @param change so far, with the entry of the action
     * @param at when it was done
     */
    static Change ofAction(Change change, String type, Instant at, Moment moment) {
        var account = change.after();
        var done = account.done().plus(Counter.ACTIONS, 1).plus(Counter.of(type), 1);
        return ofDay(change.to(account.with(done)), at, moment);
    }

    /** Everything that follows from being here on a day, by something that is worth points. */
    static Change ofDay(Change change, Instant at, Moment moment) {
        var consequences = new Consequences(moment);
        return consequences.settle(consequences.attend(change, at));
    }

    /** Everything that follows from points or from what was heard of a member. */
    static Change ofCounters(Change change, Moment moment) {
        return new Consequences(moment).settle(change);
    }

    /** What is due although nothing was done, because definitions have changed. */
    static Change ofDefinitions(Account account, Moment moment) {
        var consequences = new Consequences(moment);
        var advance = account.progress().catchUp(account.counters(), Situation.of(account, moment));
        var change = consequences.apply(Change.none(account), advance);
        return consequences.levels(consequences.advance(change, advance.counters()));
    }

    /** The streak with a day that something was done on. */
    static StreakDay day(Account account, Instant at, Moment moment) {
        var habits = account.habits();
        var isVip = account.standing().membership().holdsAt(at);
        return habits.streak()
                .record(at, habits.calendar(), isVip, moment.catalogue().rules().streak());
    }

    private Change attend(Change change, Instant at) {
        var account = change.after();
        var day = day(account, at, moment);
        var next = change.to(account.with(account.habits().with(day.streak())));
        for (var milestone : day.milestones()) {
            var draft = Draft.bonus(milestone.points(), "streak", "%d days in a row".formatted(milestone.days()));
            var event = new StreakMilestoneReached(account.owner(), milestone.days(), milestone.points(), moment.now());
            next = next.then(next.after().post(draft, moment)).saying(List.of(event));
        }
        return next;
    }

    private Change settle(Change change) {
        return levels(advance(change, change.before().counters()));
    }

    /** What is unlocked pays points, which may unlock more: it ends, because each step is unlocked once. */
    private Change advance(Change change, Counters since) {
        var next = change;
        var before = since;
        var after = next.after().counters();
        while (!after.equals(before)) {
            var advance = next.after().progress().advance(before, after, Situation.of(next.after(), moment));
            next = apply(next, advance);
            before = advance.counters();
            after = next.after().counters();
        }
        return next;
    }

    private Change apply(Change change, Advance advance) {
        var account = change.after();
        var owner = account.owner();
        var done = account.done().with(Counter.MISSIONS, advance.counters().of(Counter.MISSIONS));
        var completed = advance.completed().stream()
                .map(it ->
                        new MissionCompleted(owner, it.id().mission(), it.id().period(), moment.now()))
                .toList();
        var next = change.to(account.with(done).with(advance.progress()))
                .with(new Steps(advance.unlocked(), advance.changed(), Map.of()))
                .saying(completed);
        for (var unlock : advance.unlocked()) {
            next = pay(next, unlock);
        }
        return next;
    }

    private Change pay(Change change, Unlock unlock) {
        var tier = unlock.tier().name().toLowerCase(Locale.ROOT);
        var event = new AchievementUnlocked(
                change.after().owner(), unlock.achievement(), tier, unlock.points(), moment.now());
        var draft = Draft.bonus(unlock.points(), "achievement", unlock.achievement() + " " + tier);
        var paid = unlock.points() == 0 ? change : change.then(change.after().post(draft, moment));
        return paid.saying(List.of(event));
    }

    private Change levels(Change change) {
        var owner = change.after().owner();
        var reached = IntStream.rangeClosed(
                        change.before().purse().level() + 1,
                        change.after().purse().level())
                .mapToObj(level -> new LevelReached(owner, level, moment.now()))
                .toList();
        return change.saying(reached);
    }
}
