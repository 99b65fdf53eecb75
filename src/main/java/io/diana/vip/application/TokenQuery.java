package io.diana.vip.application;

import io.diana.vip.domain.Token;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tokens, to be looked at. */
public interface TokenQuery {

    /** The next tokens, newest first. */
    Mono<List<Token>> page(Filter filter, @Nullable UUID before, int limit);

    /** How many there are. */
    Mono<Long> count(Filter filter);

    /** How many the database thinks there are. */
    Mono<Long> estimate(Filter filter);

    /**
     * Which tokens.
     *
     * @param state null: whatever has become of them
     * @param plan key of the plan that they promise; null: of any
     * @param now when that is asked
     */
    record Filter(Token.@Nullable State state, @Nullable String plan, Instant now) {}
}
