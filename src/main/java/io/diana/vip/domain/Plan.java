package io.diana.vip.domain;

import java.time.Instant;
import java.util.Map;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What can be granted, in one version. A version never changes: what was granted refers to it.
 *
 * @param key names the plan
 * @param version 1 and upwards; each change makes the next one
 * @param terms what it is
 * @param active whether it can be granted
 * @param since when this version was made
 */
public record Plan(@Identity String key, int version, Terms terms, boolean active, Instant since) {

    /**
     * What a plan is.
     *
     * @param name for people
     * @param term how long it runs; null: for life
     * @param price null: not for sale
     * @param entitlements key → value: a number, text or truth value
     */
    public record Terms(
            String name, @Nullable Term term, @Nullable Price price, Map<String, Object> entitlements) {

        /** Keeps the entitlements from later changes. */
        public Terms {
            entitlements = Map.copyOf(entitlements);
        }
    }

    /**
     * A price.
     *
     * @param amount in minor units of the currency
     * @param currency ISO 4217, or {@code XTR} for Telegram Stars
     */
    public record Price(long amount, String currency) {}

    /** The first version. */
    public static Plan first(String key, Terms terms, boolean isActive, Instant now) {
        return new Plan(key, 1, terms, isActive, now);
    }

    /** The next version. */
    public Plan revised(Terms newTerms, boolean isActive, Instant now) {
        return new Plan(key, version + 1, newTerms, isActive, now);
    }

    /** Whether this version is just that. */
    public boolean says(Terms otherTerms, boolean isActive) {
        return terms.equals(otherTerms) && active == isActive;
    }
}
