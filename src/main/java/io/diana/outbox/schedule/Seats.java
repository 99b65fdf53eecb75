package io.diana.outbox.schedule;

import io.diana.outbox.application.Connections;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;

/**
 * How many connections deliveries hold at once on this node, whatever their listeners do: a worker holds one, and works on a seat
 * only. The first worker of each listener has a seat of its own, so that no listener ever waits for another one; all further
 * workers share what is left. So requests have the rest of the pool for themselves.
 */
@Component
class Seats {

    private final int count;
    private final int connections;

    Seats(OutboxProperties properties, Connections connections) {
        this.count = properties.connections();
        this.connections = connections.most();
    }

    /** Seats for so many listeners; refuses when they do not fit. */
    Shared beside(int listeners) {
        if (count >= connections) {
            throw new IllegalStateException(
                    "diana.outbox.connections (%d) has to be less than spring.r2dbc.pool.max-size (%d): the others are for requests."
                            .formatted(count, connections));
        }
        if (count <= listeners) {
            throw new IllegalStateException(
                    "diana.outbox.connections (%d) has to be more than there are listeners (%d): each needs one, and their further workers share the others."
                            .formatted(count, listeners));
        }
        return new Shared(count - listeners);
    }

    /** What a worker does sits on a seat. */
    interface Seat {

        /**
         * Does it as soon as the seat is free.
         *
         * @param whenTaken called when that is not at once
         */
        <T> Mono<T> during(Mono<T> work, Runnable whenTaken);
    }

    /** The seats that nobody has for himself. Whoever waits longest gets the next. */
    static final class Shared implements Seat {

        private final int size;
        private final InstrumentedPool<Object> pool;

        private Shared(int size) {
            this.size = size;
            this.pool = PoolBuilder.from(Mono.fromSupplier(Object::new))
                    .sizeBetween(0, size)
                    .buildPool();
        }

        /** Of the n-th worker of a listener, from 0. */
        Seat of(int nth) {
            return nth == 0 ? OWN : this;
        }

        @Override
        public <T> Mono<T> during(Mono<T> work, Runnable whenTaken) {
            return Mono.defer(() -> {
                if (pool.metrics().acquiredSize() >= size) {
                    whenTaken.run();
                }
                return pool.withPoolable(_ -> work).next();
            });
        }

        private static final Seat OWN = new Seat() {
            @Override
            public <T> Mono<T> during(Mono<T> work, Runnable whenTaken) {
                return work;
            }
        };
    }
}
