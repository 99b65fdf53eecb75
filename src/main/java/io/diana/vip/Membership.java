package io.diana.vip;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a member holds at an instant, all plans together.
 *
 * @param active whether they hold anything
 * @param until when that ends unless extended; null: never, or not active
 * @param entitlements key → value in force: a number, text or truth value
 */
public record Membership(boolean active, @Nullable Instant until, Map<String, Object> entitlements) {

    /** Keeps the entitlements from later changes. */
    public Membership {
        entitlements = Map.copyOf(entitlements);
    }
}
