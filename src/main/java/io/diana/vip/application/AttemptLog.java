package io.diana.vip.application;

import io.diana.vip.domain.Attempts;
import io.diana.vip.domain.RedemptionOrder;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Attempts to redeem, as long as they count. */
public interface AttemptLog {

    /** Those that count, and keeps others from adding one for the same member or by the same actor until the transaction ends. */
    Mono<Attempts> lock(RedemptionOrder order, Instant since);

    /** Adds one. */
    Mono<Void> add(UUID id, RedemptionOrder order, Instant now);

    /** Takes one back. */
    Mono<Void> remove(UUID id);

    /** Forgets those that were made before an instant. */
    Mono<Void> forget(Instant before);
}
