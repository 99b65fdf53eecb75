package io.diana.vip.application;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/** How tokens are doing, in numbers. */
public interface TokenStatisticsQuery {

    /** The numbers at an instant. */
    Mono<TokenStatistics> at(Instant now);

    /** The numbers, of all plans together and plan by plan. */
    record TokenStatistics(TokenCounts total, Map<String, TokenCounts> byPlan) {

        /** Keeps the numbers from later changes, and the plans in order. */
        public TokenStatistics {
            byPlan = Collections.unmodifiableMap(new TreeMap<>(byPlan));
        }
    }

    /** What has become of the tokens that were created. */
    record TokenCounts(long created, long open, long redeemed, long revoked, long expired) {

        /** Of no token. */
        public static final TokenCounts NONE = new TokenCounts(0, 0, 0, 0, 0);

        /** Of the tokens of both. */
        public TokenCounts plus(TokenCounts other) {
            return new TokenCounts(
                    created + other.created,
                    open + other.open,
                    redeemed + other.redeemed,
                    revoked + other.revoked,
                    expired + other.expired);
        }
    }
}
