package io.diana.gamification.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Something members do that is worth points.
 *
 * @param key names it
 * @param points what it is worth before any factor
 * @param limits how often it may be done; all of them hold
 * @param requiredContext fields without which it is refused
 * @param factors context field → value → factor: a value that is not listed is refused, an absent field counts as 1
 * @param multiplied whether VIP, streak and campaigns multiply it
 * @param active whether it can be done
 */
public record ActionType(
        String key,
        long points,
        List<Limit> limits,
        List<String> requiredContext,
        Map<String, Map<String, BigDecimal>> factors,
        boolean multiplied,
        boolean active)
        implements Definition {

    /** Keeps the lists from later changes. */
    public ActionType {
        limits = List.copyOf(limits);
        requiredContext = List.copyOf(requiredContext);
        factors = Map.copyOf(factors);
    }
}
