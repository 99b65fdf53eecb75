package io.diana.outbox.domain;

import java.time.Duration;
import java.util.Set;

/**
 * A listener as the registry knows it.
 *
 * @param id names it for good
 * @param types full names of what it hears, those of earlier days included
 * @param settings how it wants to hear
 */
public record Subscriber(String id, Set<String> types, Settings settings) {

    /** Keeps the types from later changes. */
    public Subscriber {
        types = Set.copyOf(types);
    }

    /**
     * How a listener wants to hear.
     *
     * @param fromBeginning whether it starts, when new, with the oldest event that is kept
     * @param follows whether the rest of an aggregate goes on past a dead letter
     * @param batch events per call; 1 also means that a transaction has events of one aggregate only
     * @param workers calls at the same time on one node
     * @param attempts before a delivery is given up
     * @param patience how long one call may take
     */
    public record Settings(
            boolean fromBeginning, boolean follows, int batch, int workers, int attempts, Duration patience) {

        /** How many events of one aggregate a listener that takes one at a time gets in one transaction. */
        private static final int RUN = 20;

        /** Checks that all numbers are positive. */
        public Settings {
            if (batch < 1 || workers < 1 || attempts < 1 || !patience.isPositive()) {
                throw new IllegalArgumentException("Batch, workers, attempts and patience of a listener are positive.");
            }
        }

        /** Whether it takes one event at a time. */
        public boolean isSingle() {
            return batch == 1;
        }

        /** How many events one transaction delivers at most. */
        public int most() {
            return isSingle() ? RUN : batch;
        }
    }
}
