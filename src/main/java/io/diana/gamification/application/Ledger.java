package io.diana.gamification.application;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.application.Books.Opened;
import io.diana.gamification.domain.Booking;
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

    /**
     * Nothing was booked, for certain: something failed before the end of the transaction was asked for. Any other failure says
     * nothing of the kind, for the answer to a commit can be lost.
     */
    static final class NotBookedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotBookedException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Books orders in their order, all in one transaction, whether they came with one request or with many.
     *
     * @return an error is a {@link NotBookedException} when trying again is safe
     */
    @Transactional
    public Mono<List<Booking>> book(List<Asked> asked) {
        var orders = asked.stream().map(Asked::order).toList();
        return books.open(wanted(orders))
                .flatMap(opened -> keep(asked, orders, opened))
                .onErrorMap(NotBookedException::new);
    }

    /** What went wrong itself. */
    static Throwable cause(Throwable error) {
        return error instanceof NotBookedException && error.getCause() != null ? error.getCause() : error;
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
                        .filter(order -> order.order() != null)
                        .collect(groupingBy(PointsOrder::owner, mapping(Ledger::key, toSet()))));
    }

    private static String key(PointsOrder order) {
        return requireNonNull(order.order()).key();
    }
}
