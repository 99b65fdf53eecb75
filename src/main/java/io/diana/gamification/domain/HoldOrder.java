package io.diana.gamification.domain;

import io.diana.gamification.domain.AdjustmentOrder.Author;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Cause.Order;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.gamification.domain.Hold.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Somebody decides on points that are held.
 *
 * @param release whether they are paid; otherwise they are void
 * @param reason in words
 * @param author who decides
 * @param key the caller's name for this request, done once; null: each request is another one
 */
public record HoldOrder(
        boolean release,
        String reason,
        Author author,
        @Nullable String key) {

    /** A decision that no key names. */
    public HoldOrder(boolean release, String reason, Author author) {
        this(release, reason, author, null);
    }

    private @Nullable Order order(Hold hold) {
        var verdict = release ? "release" : "void";
        return key == null ? null : new Order(key, Digest.of(verdict + "\n" + hold.no() + "\n" + reason));
    }

    /**
     * Pays the points or not, by an entry that says so. Released ones count from now on as if they were earned now, for the day on
     * which the action was done if that can still be counted.
     *
     * @param explanation of the entry that is held
     */
    public Booking on(Account account, Hold hold, @Nullable Explanation explanation, Moment moment) {
        if (author.is(account.owner())) {
            return new Refused(new Refusal.OwnAccount(account.owner()));
        }
        var settled = account.settled(order(hold), moment.now());
        if (settled != null && !(settled instanceof Refused(Refusal.Suspended _))) {
            return settled;
        }
        if (hold.decision() != null) {
            return new Refused(new Refusal.AlreadyDecided(hold.id()));
        }
        return decide(account, hold, explanation, moment);
    }

    private Booking decide(Account account, Hold hold, @Nullable Explanation explanation, Moment moment) {
        var open = account.with(account.purse().holding(-hold.points()));
        var cause = new Cause(author.label(), new Words(reason, !author.equals(Author.DIANA)), hold.no(), order(hold));
        var draft = release
                ? new Draft(Kind.AWARD, hold.type(), hold.points(), null, cause, explanation)
                : new Draft(Kind.VOID, hold.type(), 0, null, cause, explanation);
        var posted = Change.none(account).then(open.post(draft, moment));
        var entry = posted.entries().getFirst();
        var decided = posted.with(hold.decided(new Decision(release, entry.no(), author.label(), entry.at())));
        return release
                ? Answers.complete(Consequences.ofAction(decided, hold.type(), hold.at(), moment), entry, moment)
                : new Booked(decided, entry);
    }
}
