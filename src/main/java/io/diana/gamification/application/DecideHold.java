package io.diana.gamification.application;

import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.application.Books.Opened;
import io.diana.gamification.application.Holds.Held;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.HoldOrder;
import io.diana.gamification.domain.Refusal;
import io.diana.users.UserId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Decides on points that are held: once, whoever else decides at the same time. */
@Service
public class DecideHold {

    private final Holds holds;
    private final Books books;

    DecideHold(Holds holds, Books books) {
        this.holds = holds;
        this.books = books;
    }

    /** Releases or voids what is held of a member under this number. */
    @Transactional
    public Mono<Booking> on(UserId owner, long no, HoldOrder order) {
        return holds.find(owner, no)
                .flatMap(seen -> decide(seen, order))
                .defaultIfEmpty(new Refused(new Refusal.UnknownHold(owner + "-" + no)));
    }

    private Mono<Booking> decide(Held seen, HoldOrder order) {
        var hold = seen.hold();
        var keys = order.key() == null ? Set.<String>of() : Set.of(order.key());
        return books.open(new Wanted(Set.of(hold.owner()), Set.of(hold.type()), keys))
                .zipWhen(_ -> holds.find(hold.owner(), hold.no()))
                .flatMap(both -> keep(both.getT1(), both.getT2(), order));
    }

    private Mono<Booking> keep(Opened opened, Held held, HoldOrder order) {
        var account = opened.accounts().get(held.hold().owner());
        if (account == null) {
            return Mono.just(new Refused(new Refusal.Unknown(held.hold().owner())));
        }
        var booking = order.on(account, held.hold(), held.explanation(), opened.moment());
        return booking instanceof Booked(var change, var _)
                ? books.close(List.of(change), opened.moment()).thenReturn(booking)
                : Mono.just(booking);
    }
}
