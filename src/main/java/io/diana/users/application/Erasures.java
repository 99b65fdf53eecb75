package io.diana.users.application;

import io.diana.users.UserId;
import io.diana.users.domain.ErasureCertificate;
import reactor.core.publisher.Mono;

/** Proof of what was erased. */
public interface Erasures {

    /** Keeps a certificate for good. */
    Mono<Void> add(ErasureCertificate certificate);

    /** The certificate of a person; empty when nothing was erased. */
    Mono<ErasureCertificate> find(UserId id);
}
