package io.diana.gamification.domain;

/** What comes of a request that would change points. */
public sealed interface Booking {

    /**
     * It is done.
     *
     * @param change everything that follows
     * @param entry the one that was asked for
     */
    record Booked(Change change, Entry entry) implements Booking {}

    /** It was done before, under the same key. */
    record Repeated(Entry entry) implements Booking {}

    /** It is not done. */
    record Refused(Refusal refusal) implements Booking {}
}
