package io.diana.vip.domain;

import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Violation;
import io.diana.vip.domain.Grant.Author;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants tokens.
 *
 * @param plan key of the plan that each of them grants
 * @param count how many
 * @param expiresAt until when each can be redeemed, exclusive; null: for ever
 * @param by who wants them
 */
public record TokenOrder(String plan, int count, @Nullable Instant expiresAt, Author by) {

    private static final long MOST = 100;

    /** An order as it comes from outside. */
    public record Draft(
            @Nullable String plan,
            @Nullable Long count,
            @Nullable Instant expiresAt) {

        /** Checks it. */
        public Checked<TokenOrder> check(Author by, Instant now) {
            var violations = new ArrayList<Violation>();
            if (plan == null) {
                violations.add(new Violation("/plan", "required", "Say what the tokens are for."));
            }
            if (count == null) {
                violations.add(new Violation("/count", "required", "Say how many."));
            } else if (count < 1 || count > MOST) {
                violations.add(new Violation("/count", "range", "From 1 to 100 at a time."));
            }
            if (expiresAt != null && !truncated(expiresAt).isAfter(now)) {
                violations.add(new Violation("/expiresAt", "future", "Must be in the future."));
            }
            return plan == null || count == null || !violations.isEmpty()
                    ? new Invalid<>(violations)
                    : new Valid<>(new TokenOrder(
                            plan, count.intValue(), expiresAt == null ? null : truncated(expiresAt), by));
        }

        /** As exactly as it is kept. */
        private static Instant truncated(Instant instant) {
            return instant.truncatedTo(ChronoUnit.MICROS);
        }
    }
}
