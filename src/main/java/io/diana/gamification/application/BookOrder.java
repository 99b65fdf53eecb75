package io.diana.gamification.application;

import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.PointsOrder;
import io.diana.outbox.Origin;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Does one thing that is asked of points. What is asked for while others are being booked is booked together in the next
 * transaction: a commit costs the same for one as for many. Nobody waits for others to come.
 */
@Service
public class BookOrder {

    /** As many transactions at a time. Those of one member go one behind the other, so that they do not wait for a lock. */
    static final int LANES = 2;

    private final List<Lane> lanes;

    BookOrder(Ledger ledger) {
        this.lanes = Stream.generate(() -> new Lane(ledger::book)).limit(LANES).toList();
    }

    /** Decides on an order and keeps what comes of it. Whoever no longer waits before it has begun is not booked. */
    public Mono<Booking> by(PointsOrder order) {
        var lane = lanes.get((int) (order.owner().value() % LANES));
        return Origin.current().flatMap(origin -> lane.book(new Asked(order, origin)));
    }

    /** Books what is asked for, for as long as somebody is subscribed. */
    public Mono<Void> work() {
        return Mono.when(lanes.stream().map(Lane::work).toList());
    }
}
