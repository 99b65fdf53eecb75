package io.diana.gamification.web;

import io.diana.gamification.domain.ActionType;
import io.diana.gamification.domain.Edition;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An action type on the wire.
 *
 * @param factors context field → value → factor
 */
record ActionTypeJson(
        String key,
        long points,
        List<LimitJson> limits,
        List<String> requiredContext,
        Map<String, Map<String, BigDecimal>> factors,
        boolean multiplied,
        boolean active,
        int version,
        Instant updatedAt)
        implements DefinitionJson {

    /** @param period ISO 8601; {@code P1D}: a day of the member's calendar, any other: wherever it begins */
    record LimitJson(
            @Schema(minimum = "1", maximum = "1000") int max,
            @Schema(example = "PT1H") String period) {}

    /** What an action type is sent as, for the API's document. */
    record ActionTypeBody(
            @Nullable String key,
            @Schema(minimum = "0", maximum = "1000000") long points,
            @Nullable List<LimitJson> limits,
            @Nullable List<String> requiredContext,
            @Nullable Map<String, Map<String, BigDecimal>> factors,
            @Nullable Boolean multiplied,
            @Nullable Boolean active,
            @Nullable Integer version,
            @Nullable Instant updatedAt) {}

    static ActionTypeJson of(Edition edition) {
        return of((ActionType) edition.definition(), edition);
    }

    static ActionTypeJson of(ActionType type, Edition edition) {
        return new ActionTypeJson(
                type.key(),
                type.points(),
                type.limits().stream()
                        .map(limit -> new LimitJson(limit.max(), PeriodText.ofWindow(limit.window())))
                        .toList(),
                type.requiredContext(),
                sorted(type.factors()),
                type.multiplied(),
                type.active(),
                edition.version(),
                edition.since());
    }

    private static Map<String, Map<String, BigDecimal>> sorted(Map<String, Map<String, BigDecimal>> factors) {
        return factors.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> new TreeMap<>(entry.getValue()), (one, _) -> one, TreeMap::new));
    }
}
