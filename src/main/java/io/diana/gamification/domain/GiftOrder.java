package io.diana.gamification.domain;

import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Cause.Order;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.gamification.domain.GiftClaim.AlreadyClaimed;
import io.diana.gamification.domain.GiftClaim.Claimed;
import io.diana.users.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A member wants the gift of the day.
 *
 * @param source who says so
 * @param key the caller's name for this request, done once; null: each request is another one
 */
public record GiftOrder(
        UserId owner, String source, @Nullable String key) implements PointsOrder {

    @Override
    public @Nullable Order order() {
        return key == null ? null : new Order(key, Digest.of("gift"));
    }

    /** Gives it once on each day of the member's calendar. It is something rewarding that was done on this day. */
    @Override
    public Booking on(Account account, Moment moment) {
        var settled = account.settled(order(), moment.now());
        if (settled != null) {
            return settled;
        }
        var habits = account.habits();
        return switch (habits.gift().claim(moment.now(), habits.calendar())) {
            case AlreadyClaimed(var nextAt) -> new Refused(new Refusal.AlreadyClaimed(nextAt));
            case Claimed claimed -> give(account, claimed, moment);
        };
    }

    private Booking give(Account account, Claimed claimed, Moment moment) {
        var day = Consequences.day(account, moment.now(), moment);
        var points = claimed.points(day, moment.catalogue().rules().gift());
        var taken = account.with(account.habits().with(claimed.gift()))
                .with(account.done().plus(Counter.GIFTS, 1));
        var cause = new Cause(source, null, null, order());
        var draft = new Draft(Kind.GIFT, null, points, null, cause, Explanation.of(points));
        var change = Change.none(account).then(taken.post(draft, moment));
        return Answers.complete(
                Consequences.ofDay(change, moment.now(), moment),
                change.entries().getFirst(),
                moment);
    }
}
