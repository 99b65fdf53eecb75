package io.diana.vip.web;

import io.diana.vip.domain.Plan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan on the wire.
 *
 * @param duration ISO 8601; null: for life
 * @param price null: not for sale
 */
record PlanJson(
        String key,
        String name,
        @Nullable String duration,
        @Nullable PriceJson price,
        Map<String, Object> entitlements,
        boolean active,
        int version,
        Instant updatedAt) {

    /** @param amount in minor units of the currency */
    record PriceJson(long amount, String currency) {}

    static PlanJson of(Plan plan) {
        var terms = plan.terms();
        var term = terms.term();
        var price = terms.price();
        return new PlanJson(
                plan.key(),
                terms.name(),
                term == null ? null : term.toString(),
                price == null ? null : new PriceJson(price.amount(), price.currency()),
                new TreeMap<>(terms.entitlements()),
                plan.active(),
                plan.version(),
                plan.since());
    }

    /** The time tells a plan from an earlier one of the same key that was removed. */
    static String etag(Plan plan) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, plan.since());
        return "\"v%d-%s\"".formatted(plan.version(), Long.toString(micros, Character.MAX_RADIX));
    }
}
