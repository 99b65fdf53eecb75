package io.diana.vip.domain;

import io.diana.users.UserId;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Cause;
import io.diana.vip.domain.Grant.Revocation;
import io.diana.vip.domain.Granting.AlreadyGranted;
import io.diana.vip.domain.Granting.Granted;
import io.diana.vip.domain.Granting.RefusedAsEndless;
import io.diana.vip.domain.Granting.RefusedAsInactivePlan;
import io.diana.vip.domain.Happening.Expired;
import io.diana.vip.domain.HistoryEntry.Reason;
import io.diana.vip.domain.Revoking.AlreadyRevoked;
import io.diana.vip.domain.Revoking.RefusedAsOver;
import io.diana.vip.domain.Revoking.RefusedAsUnknownGrant;
import io.diana.vip.domain.Revoking.Revoked;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was ever given a grant.
 *
 * <p>Whatever is done to a member begins with saying what has come due by then. So a plan has ended, and that was said,
 * before it is granted anew; or it is extended before it ends, and that it ended is never said.
 *
 * @param settledTo up to when everything that has come of the grants was said; never goes back
 * @param isErased whether the person has left for good
 * @param grants all that were ever given
 */
@AggregateRoot
public record Member(@Identity UserId id, Instant settledTo, boolean isErased, List<Grant> grants) {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** Keeps the grants from later changes. */
    public Member {
        grants = List.copyOf(grants);
    }

    /** Now, but never before what was said already: nodes have clocks of their own. */
    public Instant momentAt(Instant now) {
        return now.isBefore(settledTo) ? settledTo : now;
    }

    /** When each grant runs. */
    public Timeline timeline() {
        return Timeline.of(grants);
    }

    /** When there will be something to say; null: never, as things are. */
    public @Nullable Instant nextDue() {
        return isErased ? null : timeline().next(settledTo);
    }

    /** Which plans are held, and for how long. */
    public List<Run> runs() {
        var timeline = timeline();
        return grants.stream()
                .map(Grant::plan)
                .distinct()
                .map(plan -> timeline.runOf(plan, settledTo))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Says what has come due. */
    public Change settle(Instant now) {
        var moment = momentAt(now);
        var telling = new Telling(id, timeline());
        var happenings = telling.happenings(settledTo, moment);
        var said = happenings.stream().map(telling::event);
        var projection = telling.projection(telling.timeline().at(settledTo), moment);
        var history =
                happenings.stream().filter(Expired.class::isInstance).map(expired -> telling.entry((Expired) expired));
        return new Change(
                this,
                new Member(id, moment, isErased, grants),
                Stream.concat(said, projection).toList(),
                history.toList());
    }

    /** Decides on an order for a grant of a plan. */
    public Granting grant(GrantOrder order, Plan plan, Instant now) {
        if (order.by().is(id)) {
            return new Granting.RefusedAsOwn(id);
        }
        if (isErased) {
            return new Granting.RefusedAsErased(id);
        }
        var reference = order.reference();
        if (reference != null
                && grants.stream().anyMatch(it -> reference.equals(it.cause().reference()))) {
            return new AlreadyGranted(reference);
        }
        return plan.active() ? give(order, plan, now) : new RefusedAsInactivePlan(plan.key());
    }

    private Granting give(GrantOrder order, Plan plan, Instant now) {
        var settled = settle(now);
        var moment = settled.after().settledTo;
        var cause = new Cause(order.source(), moment, order.by(), order.reason(), order.reference());
        var term = order.term() == null ? plan.terms().term() : order.term();
        var grant = new Grant(
                Grant.newId(moment),
                id,
                plan.key(),
                plan.version(),
                term,
                plan.terms().entitlements(),
                cause,
                null);
        var change = settled.then(settled.after().given(grant));
        var window = change.after().window(grant.id());
        return window.end() != null && window.end().isAfter(LATEST)
                ? new RefusedAsEndless(plan.key())
                : new Granted(change, window);
    }

    private Change given(Grant grant) {
        var after = new Member(
                id,
                settledTo,
                isErased,
                Stream.concat(grants.stream(), Stream.of(grant)).toList());
        var before = timeline();
        var run = before.runOf(grant.plan(), settledTo);
        var reason = run == null ? Reason.of(grant.cause().source()) : Reason.VIP_EXTENDED;
        var telling = new Telling(id, after.timeline());
        var holding = before.at(settledTo);
        return new Change(
                this,
                after,
                Stream.concat(telling.granted(grant, run), telling.projection(holding, settledTo))
                        .toList(),
                List.of(telling.entry(reason, settledTo, grant, holding)));
    }

    /** Decides on taking a grant away. */
    public Revoking revoke(UUID grantId, Author by, String reason, Instant now) {
        if (by.is(id)) {
            return new Revoking.RefusedAsOwn(id);
        }
        var grant = grant(grantId);
        if (grant == null) {
            return isErased ? new Revoking.RefusedAsErased(id) : new RefusedAsUnknownGrant(grantId);
        }
        if (grant.revocation() != null) {
            return new AlreadyRevoked(grantId);
        }
        var settled = settle(now);
        var moment = settled.after().settledTo;
        if (isOver(grant, moment)) {
            return new RefusedAsOver(grantId);
        }
        var change = settled.then(settled.after().without(grant.revoked(new Revocation(moment, by, reason))));
        return new Revoked(change, change.after().window(grantId));
    }

    private Change without(Grant revoked) {
        var after = with(grant -> grant.id().equals(revoked.id()) ? revoked : grant, isErased);
        var telling = new Telling(id, after.timeline());
        var holding = timeline().at(settledTo);
        return new Change(
                this,
                after,
                Stream.concat(Stream.of(telling.revoked(revoked, settledTo)), telling.projection(holding, settledTo))
                        .toList(),
                List.of(telling.entry(Reason.ADMIN_REVOKED, settledTo, revoked, holding)));
    }

    /** Lets a person go: what they held ends, which nobody needs to hear who hears of the erasure itself. */
    public Change erase(Instant now) {
        var settled = settle(now);
        var moment = settled.after().settledTo;
        var revocation = new Revocation(moment, Author.DIANA, null);
        UnaryOperator<Grant> end = it -> it.revocation() == null && !isOver(it, moment) ? it.revoked(revocation) : it;
        var after = settled.after().with(end, true);
        return settled.then(new Change(settled.after(), after, List.of(), List.of()));
    }

    private Member with(UnaryOperator<Grant> revision, boolean erased) {
        return new Member(id, settledTo, erased, grants.stream().map(revision).toList());
    }

    /** One of the grants; null when the member has no such grant. */
    public @Nullable Grant grant(UUID grantId) {
        return grants.stream().filter(it -> it.id().equals(grantId)).findFirst().orElse(null);
    }

    /** When one of the grants runs. */
    public Window window(UUID grantId) {
        return timeline().windows().stream()
                .filter(it -> it.grant().id().equals(grantId))
                .findFirst()
                .orElseThrow();
    }

    private boolean isOver(Grant grant, Instant moment) {
        return !Window.isAfter(window(grant.id()).end(), moment);
    }
}
