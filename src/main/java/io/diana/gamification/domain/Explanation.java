package io.diana.gamification.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What points were computed from.
 *
 * @param base what the action is worth, or what was paid for something else
 * @param multipliers each factor that is not 1
 * @param cap the most by which VIP, streak and campaign multiply together; null: they stayed below
 */
public record Explanation(
        long base, List<Factor> multipliers, @Nullable BigDecimal cap) {

    /** Keeps the list from later changes. */
    public Explanation {
        multipliers = List.copyOf(multipliers);
    }

    /** Points that nothing multiplies. */
    public static Explanation of(long points) {
        return new Explanation(points, List.of(), null);
    }

    /**
     * Multiplies the base by all factors, those that are capped by no more than the cap, and drops what is less than a point.
     *
     * @param own factors of the action itself
     * @param shared factors that are capped together
     */
    static Explained explain(long base, List<Factor> own, List<Factor> shared, BigDecimal cap) {
        var product = product(shared);
        var isCapped = product.compareTo(cap) > 0;
        var points = BigDecimal.valueOf(base).multiply(product(own)).multiply(isCapped ? cap : product);
        var all = new java.util.ArrayList<>(own);
        all.addAll(shared);
        return new Explained(
                points.setScale(0, RoundingMode.DOWN).longValueExact(),
                new Explanation(base, all, isCapped ? cap : null));
    }

    private static BigDecimal product(List<Factor> factors) {
        return factors.stream().map(Factor::factor).reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    /** Points and what they were computed from. */
    record Explained(long points, Explanation explanation) {}
}
