package io.diana.gamification.domain;

import io.diana.gamification.PointsAdjusted;
import io.diana.gamification.PointsAwarded;
import io.diana.gamification.PointsSpent;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.gamification.domain.Cause.Order;
import io.diana.gamification.domain.Entry.Sums;
import io.diana.users.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a member has earned and is on the way to.
 *
 * @param owner whose it is
 * @param purse their points
 * @param habits how they act
 * @param standing what is known of them from elsewhere
 * @param done what they have done so far: all counters but those that follow from points and streak
 * @param progress achievements and missions
 * @param known entries that were made under the keys in question, by key
 */
@AggregateRoot
public record Account(
        @Identity UserId owner,
        Purse purse,
        Habits habits,
        Standing standing,
        Counters done,
        Progress progress,
        Map<String, Entry> known) {

    /** Keeps the map from later changes. */
    public Account {
        known = Map.copyOf(known);
    }

    /** The account of somebody of whom nothing is known but that they are a member. */
    public static Account opened(Opening opening) {
        var calendar = MemberCalendar.in(ZoneId.of(opening.timeZone()));
        var habits = new Habits(calendar, Streak.NONE, DailyGift.NONE, Conduct.BLANK, Map.of());
        return new Account(opening.owner(), Purse.EMPTY, habits, Standing.NEW, Counters.NONE, Progress.NONE, Map.of());
    }

    /** Why nothing can be asked for of this account, or what came of the same request; null: neither. */
    @Nullable
    Booking settled(@Nullable Order order, Instant now) {
        if (standing.closed()) {
            return new Refused(new Refusal.Erased(owner));
        }
        var entry = order == null ? null : known.get(order.key());
        if (order != null && entry != null) {
            return order.equals(entry.cause().order())
                    ? new Repeated(entry)
                    : new Refused(new Refusal.KeyReused(order.key()));
        }
        return standing.suspension().holdsAt(now) ? new Refused(new Refusal.Suspended(owner)) : null;
    }

    /** Makes an entry. The level follows from what was earned, and rises with nothing else, so that nobody rises unsaid. */
    Change post(Draft draft, Moment moment) {
        var balance = Math.addExact(purse.balance(), draft.amount());
        var isEarned = draft.kind().isEarned() && draft.held() == null;
        var lifetime = isEarned ? Math.addExact(purse.lifetime(), draft.amount()) : purse.lifetime();
        var at = purse.notBefore(moment.now());
        var entry = new Entry(
                owner,
                purse.entries() + 1,
                draft.kind(),
                draft.type(),
                new Sums(draft.amount(), balance, lifetime, draft.held()),
                draft.cause(),
                at,
                draft.explanation(),
                null);
        var level = isEarned ? moment.catalogue().levels().reachedBy(lifetime) : purse.level();
        var after = with(purse.plus(entry, level)).knowing(entry);
        return new Change(this, after, List.of(entry), List.of(), List.of(), Change.Steps.NONE, announcing(entry));
    }

    private static List<DomainEvent> announcing(Entry entry) {
        var sums = entry.sums();
        var owner = entry.owner();
        return switch (entry.kind()) {
            case AWARD, BONUS, GIFT ->
                sums.held() != null
                        ? List.of()
                        : List.of(new PointsAwarded(
                                owner,
                                entry.id(),
                                entry.kind().word(),
                                entry.type(),
                                sums.amount(),
                                sums.balanceAfter(),
                                entry.at()));
            case SPENDING ->
                List.of(new PointsSpent(owner, entry.id(), -sums.amount(), sums.balanceAfter(), entry.at()));
            case ADJUSTMENT, REFUND ->
                List.of(new PointsAdjusted(
                        owner, entry.id(), entry.kind().word(), sums.amount(), sums.balanceAfter(), entry.at()));
            case VOID -> List.of();
        };
    }

    private Account knowing(Entry entry) {
        var order = entry.cause().order();
        if (order == null) {
            return this;
        }
        var more = new HashMap<>(known);
        more.put(order.key(), entry);
        return new Account(owner, purse, habits, standing, done, progress, more);
    }

    /** Everything that achievements and missions can count. */
    public Counters counters() {
        var all = new HashMap<>(done.values());
        all.put(Counter.POINTS, purse.lifetime());
        all.put(Counter.LEVEL, (long) purse.level());
        all.put(Counter.STREAK, (long) habits.streak().longest());
        all.put(Counter.REFERRALS, done.of(Counter.of("friend_referral")));
        return new Counters(all);
    }

    /** The entries that were made under a key, with the one that is to be answered again. */
    Account answering(Entry entry) {
        return knowing(entry);
    }

    /** The account of somebody who has left: what was earned, and nothing of how. */
    Account closed() {
        return new Account(owner, purse, Habits.NONE, Standing.GONE, Counters.NONE, Progress.NONE, Map.of());
    }

    Account with(Purse other) {
        return new Account(owner, other, habits, standing, done, progress, known);
    }

    Account with(Habits other) {
        return new Account(owner, purse, other, standing, done, progress, known);
    }

    Account with(Standing other) {
        return new Account(owner, purse, habits, other, done, progress, known);
    }

    Account with(Counters other) {
        return new Account(owner, purse, habits, standing, other, progress, known);
    }

    Account with(Progress other) {
        return new Account(owner, purse, habits, standing, done, other, known);
    }
}
