package io.diana.vip.domain;

import io.diana.users.MembershipChanged;
import io.diana.users.UserId;
import io.diana.vip.Membership;
import io.diana.vip.VipActivated;
import io.diana.vip.VipExpired;
import io.diana.vip.VipExpiring;
import io.diana.vip.VipExtended;
import io.diana.vip.VipRevoked;
import io.diana.vip.domain.Happening.Expired;
import io.diana.vip.domain.Happening.Expiring;
import io.diana.vip.domain.HistoryEntry.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;

/** Puts into words what happens to one member: for those who listen, and for the record. */
record Telling(UserId id, Timeline timeline) {

    private static final Duration MOMENT = Duration.ofNanos(1_000);

    /** What others hear of something that happened because time has passed. */
    DomainEvent event(Happening happening) {
        return switch (happening) {
            case Expired(var plan, var at) -> new VipExpired(id, plan, membershipAt(at), at);
            case Expiring(var plan, var ends, var days, var at) ->
                new VipExpiring(id, plan, ends, days, membershipAt(at), at);
        };
    }

    /** What the record says of the end of a plan. */
    HistoryEntry entry(Expired expired) {
        var at = expired.at();
        return entry(Reason.VIP_EXPIRED, at, lastOf(expired), timeline.at(at.minus(MOMENT)));
    }

    private Grant lastOf(Expired expired) {
        return timeline.windows().stream()
                .filter(window -> window.grant().plan().equals(expired.plan()))
                .filter(window ->
                        expired.at().equals(window.end()) && window.start().isBefore(expired.at()))
                .map(Window::grant)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** What the record says of a change at an instant that Diana or somebody else makes. */
    HistoryEntry entry(Reason reason, Instant at, Grant grant, Holding before) {
        var by = switch (reason) {
            case VIP_EXPIRED -> Grant.Author.DIANA;
            case ADMIN_REVOKED -> Objects.requireNonNull(grant.revocation()).by();
            default -> grant.cause().by();
        };
        return new HistoryEntry(
                id, at, before.plan(), timeline.at(at).plan(), reason, grant.plan(), by.label(), grant.id());
    }

    /** What others hear of a new grant; nothing when the plan is held for just as long as before. */
    Stream<DomainEvent> granted(Grant grant, @Nullable Run before) {
        var at = grant.cause().at();
        var until = Objects.requireNonNull(timeline.runOf(grant.plan(), at)).end();
        if (before == null) {
            return Stream.of(new VipActivated(id, grant.plan(), until, membershipAt(at), at));
        }
        return Objects.equals(before.end(), until)
                ? Stream.empty()
                : Stream.of(new VipExtended(id, grant.plan(), until, membershipAt(at), at));
    }

    /** What others hear of a grant that was taken away. */
    DomainEvent revoked(Grant grant, Instant at) {
        return new VipRevoked(id, grant.plan(), grant.id().toString(), membershipAt(at), at);
    }

    /** What the users module hears, when that is news. */
    Stream<DomainEvent> projection(Holding before, Instant at) {
        var after = timeline.at(at);
        return before.isActive() == after.isActive() && Objects.equals(before.until(), after.until())
                ? Stream.empty()
                : Stream.of(new MembershipChanged(id, after.isActive(), after.until(), at));
    }

    private Membership membershipAt(Instant at) {
        var holding = timeline.at(at);
        return new Membership(
                holding.isActive(),
                holding.until(),
                holding.entitlements().stream()
                        .collect(Collectors.toMap(Holding.Entitlement::key, Holding.Entitlement::value)));
    }

    /** What happened after one instant and up to another, in order. */
    List<Happening> happenings(Instant after, Instant upTo) {
        return timeline.between(after, upTo);
    }
}
