package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.domain.Entry;
import io.diana.gamification.domain.Entry.Answer;
import io.diana.gamification.domain.Explanation;
import io.diana.gamification.domain.Factor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action or a gift brought.
 *
 * @param entryId of the entry in the ledger
 * @param type of the action; absent: it was a gift
 * @param base what it is worth before any factor
 * @param multipliers each factor that is not 1
 * @param cap the most by which VIP, streak and campaign multiply together; absent: they stayed below
 * @param points total
 * @param held whether the points wait for somebody to decide on them
 * @param balance with everything that followed
 * @param unlocked what it brought about; the points these pay are entries of their own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AwardJson(
        String entryId,
        @Nullable String type,
        long base,
        List<FactorJson> multipliers,
        @Nullable BigDecimal cap,
        long points,
        @Nullable Boolean held,
        long balance,
        int level,
        StreakDayJson streak,
        List<UnlockedJson> unlocked,
        Instant occurredAt) {

    /** A factor, and where it comes from. */
    record FactorJson(String source, BigDecimal factor, String reason) {

        static FactorJson of(Factor factor) {
            return new FactorJson(factor.source(), factor.factor(), factor.reason());
        }
    }

    /** Days in a row, with this one. */
    record StreakDayJson(int days, BigDecimal multiplier) {}

    /** Something that was brought about. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnlockedJson(
            String kind,
            String key,
            @Nullable String tier,
            @Nullable Long points) {}

    static AwardJson of(Entry entry) {
        var answer = entry.answer() == null ? nothing(entry) : entry.answer();
        var explanation = entry.explanation() == null ? Explanation.of(entry.points()) : entry.explanation();
        return new AwardJson(
                entry.id(),
                entry.type(),
                explanation.base(),
                explanation.multipliers().stream().map(FactorJson::of).toList(),
                explanation.cap(),
                entry.points(),
                entry.sums().held() == null ? null : true,
                answer.balance(),
                answer.level(),
                new StreakDayJson(answer.streakDays(), answer.streakFactor()),
                answer.unlocked().stream()
                        .map(it -> new UnlockedJson(it.kind(), it.key(), it.tier(), it.points()))
                        .toList(),
                entry.at());
    }

    private static Answer nothing(Entry entry) {
        return new Answer(entry.sums().balanceAfter(), 1, 0, BigDecimal.ONE, List.of());
    }
}
