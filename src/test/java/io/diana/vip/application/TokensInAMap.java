package io.diana.vip.application;

import io.diana.vip.domain.Plan;
import io.diana.vip.domain.RedemptionOrder;
import io.diana.vip.domain.TokenBatch;
import io.diana.vip.domain.TokenSecret;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The port to tokens as a map; that somebody is faster can be staged. */
final class TokensInAMap implements Tokens {

    final Map<TokenSecret, Promised> tokens = new HashMap<>();
    final Map<UUID, RedemptionOrder> redeemed = new HashMap<>();
    final Map<UUID, String> revoked = new HashMap<>();

    /** Which somebody else redeems at the last moment. */
    final Set<UUID> racing = new HashSet<>();

    UUID put(String secret, Plan plan) {
        var promised = new Promised(new UUID(0x7000, tokens.size()), plan);
        tokens.put(new TokenSecret(secret), promised);
        return promised.id();
    }

    @Override
    public Mono<Void> add(TokenBatch batch) {
        return Mono.fromRunnable(() ->
                batch.tokens().forEach(token -> tokens.put(token.secret(), new Promised(token.id(), batch.plan()))));
    }

    @Override
    public Mono<Promised> redeemable(RedemptionOrder order, Instant now) {
        return Mono.justOrEmpty(tokens.get(order.secret())).filter(promised -> isOpen(promised.id()));
    }

    @Override
    public Mono<Boolean> redeem(UUID id, RedemptionOrder order, Instant now) {
        return Mono.fromSupplier(() -> !racing.contains(id) && isOpen(id) && redeemed.put(id, order) == null);
    }

    @Override
    public Mono<Boolean> revoke(UUID id, String actor, Instant now) {
        return Mono.fromSupplier(() -> isKnown(id) && isOpen(id) && revoked.put(id, actor) == null);
    }

    @Override
    public Mono<Boolean> isRedeemed(UUID id) {
        return isKnown(id) ? Mono.just(redeemed.containsKey(id)) : Mono.empty();
    }

    private boolean isKnown(UUID id) {
        return tokens.values().stream().anyMatch(promised -> promised.id().equals(id));
    }

    private boolean isOpen(UUID id) {
        return !redeemed.containsKey(id) && !revoked.containsKey(id);
    }
}
