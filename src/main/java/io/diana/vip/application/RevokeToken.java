package io.diana.vip.application;

import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.TokenRevoking;
import io.diana.vip.domain.TokenRevoking.RefusedAsRedeemed;
import io.diana.vip.domain.TokenRevoking.RefusedAsUnknown;
import io.diana.vip.domain.TokenRevoking.Revoked;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Keeps a token from being redeemed. */
@Service
public class RevokeToken {

    private final Tokens tokens;
    private final Clock clock;

    RevokeToken(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Revokes it; once is enough. */
    @Transactional
    public Mono<TokenRevoking> of(UUID id, Author by) {
        return tokens.revoke(id, by.label(), clock.instant())
                .flatMap(done -> done ? Mono.just(new Revoked(id)) : reason(id))
                .defaultIfEmpty(new RefusedAsUnknown(id));
    }

    private Mono<TokenRevoking> reason(UUID id) {
        return tokens.isRedeemed(id).map(redeemed -> redeemed ? new RefusedAsRedeemed(id) : new Revoked(id));
    }
}
