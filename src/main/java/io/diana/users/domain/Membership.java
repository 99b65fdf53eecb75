package io.diana.users.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the VIP module last said about a member.
 *
 * @param until when it ends; null: never, or there is none
 */
public record Membership(boolean granted, @Nullable Instant until) {

    /** Nobody is VIP before the VIP module says so. */
    public static final Membership NONE = new Membership(false, null);

    /** Tells whether it is in force at an instant, also when the news of its end is still on its way. */
    public boolean activeAt(Instant now) {
        return granted && (until == null || now.isBefore(until));
    }
}
