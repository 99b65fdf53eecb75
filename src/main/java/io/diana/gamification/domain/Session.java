package io.diana.gamification.domain;

import io.diana.gamification.domain.Booking.Booked;
import io.diana.users.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * Orders that are decided on together, each as if it came behind the one before.
 *
 * @param bookings what came of each, in the order in which they were asked for
 * @param events what others hear because of each, in the same order
 * @param changes what is to be kept, one for each account that became another
 */
public record Session(List<Booking> bookings, List<List<DomainEvent>> events, List<Change> changes) {

    /** Keeps the lists from later changes. */
    public Session {
        bookings = List.copyOf(bookings);
        events = List.copyOf(events);
        changes = List.copyOf(changes);
    }

    /**
     * Decides on orders. An account that has no entry yet is welcomed first.
     *
     * @param accounts locked ones, by owner
     * @param refusals of owners that have none
     */
    public static Session of(
            List<? extends PointsOrder> orders,
            Map<UserId, Account> accounts,
            Map<UserId, Refusal> refusals,
            Moment moment) {
        var changes = new LinkedHashMap<UserId, Change>();
        var bookings = new ArrayList<Booking>();
        var events = new ArrayList<List<DomainEvent>>();
        for (var order : orders) {
            var owner = order.owner();
            var account = accounts.get(owner);
            if (account == null) {
                bookings.add(new Booking.Refused(refusals.getOrDefault(owner, new Refusal.Unknown(owner))));
                events.add(List.of());
            } else {
                var known = changes.get(owner);
                var before = known == null ? Hearing.welcome(account, moment) : known;
                var booking = order.on(before.after(), moment);
                var after = booking instanceof Booked(var more, var _) ? before.then(more) : before;
                bookings.add(booking);
                events.add(newEvents(known, after));
                changes.put(owner, after);
            }
        }
        var kept = changes.values().stream().filter(it -> !it.isNothing()).toList();
        return new Session(bookings, events, kept);
    }

    private static List<DomainEvent> newEvents(@Nullable Change known, Change after) {
        var said = known == null ? 0 : known.events().size();
        return after.events().subList(said, after.events().size());
    }
}
