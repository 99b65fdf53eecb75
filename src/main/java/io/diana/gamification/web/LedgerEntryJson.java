package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.domain.Entry;
import io.diana.gamification.domain.Explanation;
import io.diana.gamification.web.AwardJson.FactorJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger.
 *
 * @param amount what it changed the balance by
 * @param held whether it waits for a decision; then it changed nothing yet
 * @param pending what a held one is worth
 * @param refersTo the entry that it follows from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LedgerEntryJson(
        String id,
        String kind,
        @Nullable String type,
        long amount,
        long balanceAfter,
        @Nullable Boolean held,
        @Nullable Long pending,
        @Nullable String reason,
        String source,
        @Nullable String refersTo,
        Instant occurredAt,
        @Nullable ExplanationJson explanation) {

    /** What points were computed from. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExplanationJson(
            long base,
            List<FactorJson> multipliers,
            @Nullable BigDecimal cap) {

        static @Nullable ExplanationJson of(@Nullable Explanation explanation) {
            return explanation == null
                    ? null
                    : new ExplanationJson(
                            explanation.base(),
                            explanation.multipliers().stream()
                                    .map(FactorJson::of)
                                    .toList(),
                            explanation.cap());
        }
    }

    static LedgerEntryJson of(Entry entry) {
        var sums = entry.sums();
        var refersTo = entry.cause().refersTo();
        return new LedgerEntryJson(
                entry.id(),
                entry.kind().word(),
                entry.type(),
                sums.amount(),
                sums.balanceAfter(),
                sums.held() == null ? null : true,
                sums.held(),
                entry.cause().reason(),
                entry.cause().source(),
                refersTo == null ? null : entry.owner() + "-" + refersTo,
                entry.at(),
                ExplanationJson.of(entry.explanation()));
    }
}
