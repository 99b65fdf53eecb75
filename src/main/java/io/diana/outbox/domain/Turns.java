package io.diana.outbox.domain;

/**
 * Whether a worker looks for retries too: every other time, so that retries that take long keep nobody from hearing what is
 * new; and one of several only when there is nothing new.
 *
 * @param retries whether it does the next time
 * @param reserved whether it is the one for what is new
 */
public record Turns(boolean retries, boolean reserved) {

    /** Of the n-th of several workers, from 0. */
    public static Turns of(int nth, int workers) {
        var reserved = nth == 0 && workers > 1;
        return new Turns(!reserved, reserved);
    }

    /** There was something to deliver, whether that went well or not. */
    public Turns afterDelivery() {
        return new Turns(!retries && !reserved, reserved);
    }

    /** There was nothing; without retries it is worth looking for those. */
    public Turns afterNothing() {
        return new Turns(!retries || !reserved, reserved);
    }
}
