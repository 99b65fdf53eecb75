package io.diana.vip.domain;

import java.time.Instant;

/** What happens to a membership because time passes. */
public sealed interface Happening {

    /** Which plan. */
    String plan();

    /** When. */
    Instant at();

    /** A plan has ended. */
    record Expired(String plan, Instant at) implements Happening {}

    /**
     * A plan ends soon.
     *
     * @param ends when
     * @param days how many days before that
     */
    record Expiring(String plan, Instant ends, int days, Instant at) implements Happening {}
}
