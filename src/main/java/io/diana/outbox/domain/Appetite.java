package io.diana.outbox.domain;

/**
 * How many events a worker takes at once. After a batch has failed it takes one, then twice as many after each success:
 * so the event that fails is soon alone and can be blamed, and the others go on.
 *
 * @param now how many the next time
 * @param most how many at most
 */
public record Appetite(int now, int most) {

    /** Starts with as many as there may be. */
    public static Appetite of(int most) {
        return new Appetite(most, most);
    }

    /** A batch has succeeded. */
    public Appetite afterSuccess() {
        return new Appetite(Math.min(now * 2, most), most);
    }

    /** A batch has failed. */
    public Appetite afterFailure() {
        return new Appetite(1, most);
    }
}
