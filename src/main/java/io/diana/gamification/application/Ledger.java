package io.diana.gamification.application;

import static java.util.stream.Collectors.toSet;

import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.application.Books.Opened;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Cause.Order;
import io.diana.gamification.domain.PointsOrder;
import io.diana.gamification.domain.Session;
import io.diana.outbox.Said;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Decides on orders and keeps what comes of them. */
@Component
class Ledger {

    private final Books books;

    Ledger(Books books) {
        this.books = books;
    }

    /** Books orders in their order, all in one transaction, whether they came with one request or with many. */
    @Transactional
    public Mono<List<Booking>> book(List<Asked> asked) {
        var orders = asked.stream().map(Asked::order).toList();
        return books.open(wanted(orders)).flatMap(opened -> keep(asked, orders, opened));
    }

    private Mono<List<Booking>> keep(List<Asked> asked, List<PointsOrder> orders, Opened opened) {
        var session = Session.of(orders, opened.accounts(), opened.refusals(), opened.moment());
        var said = IntStream.range(0, asked.size())
                .boxed()
                .flatMap(i -> session.events().get(i).stream()
                        .map(event -> new Said(event, asked.get(i).origin())))
                .toList();
        return books.close(session.changes(), said, opened.moment()).thenReturn(session.bookings());
    }

    private static Wanted wanted(List<PointsOrder> orders) {
        return new Wanted(
                orders.stream().map(PointsOrder::owner).collect(toSet()),
                orders.stream().map(PointsOrder::type).filter(Objects::nonNull).collect(toSet()),
                orders.stream()
                        .map(PointsOrder::order)
                        .filter(Objects::nonNull)
                        .map(Order::key)
                        .collect(toSet()));
    }
}
