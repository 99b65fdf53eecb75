package io.diana.vip.domain;

import io.diana.vip.domain.Grant.Author;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were made together. Each promises the version of the plan that was in force then.
 *
 * @param expiresAt until when each can be redeemed, exclusive; null: for ever
 * @param by who made them
 * @param at when
 */
public record TokenBatch(Plan plan, @Nullable Instant expiresAt, Author by, Instant at, List<New> tokens) {

    /** A token and its secret, which are seen together here and never again. */
    public record New(UUID id, TokenSecret secret) {}

    /** Keeps the tokens from later changes. */
    public TokenBatch {
        tokens = List.copyOf(tokens);
    }

    /** Makes what is ordered; the secrets are as hard to guess as the source of chance is. */
    public static TokenBatch of(TokenOrder order, Plan plan, Instant now, RandomGenerator random) {
        var tokens = Stream.generate(() -> new New(Grant.newId(now), TokenSecret.from(random)))
                .limit(order.count())
                .toList();
        return new TokenBatch(plan, order.expiresAt(), order.by(), now, tokens);
    }
}
