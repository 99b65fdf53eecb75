package io.diana.gamification.application;

import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.PointsOrder;
import io.diana.outbox.Origin;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Does many things that are asked of points in one request. */
@Service
public class BookOrders {

    private final Ledger ledger;

    BookOrders(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Decides on orders in their order and keeps what comes of them, all in one transaction. What is refused does not keep the
     * others from being done.
     */
    public Mono<List<Booking>> all(List<? extends PointsOrder> orders) {
        return Origin.current()
                .flatMap(origin -> ledger.book(
                        orders.stream().map(order -> new Asked(order, origin)).toList()))
                .onErrorMap(Ledger::cause);
    }
}
