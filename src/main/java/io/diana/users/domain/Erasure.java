package io.diana.users.domain;

import io.diana.users.UserErased;
import io.diana.users.UserId;

/** What came of a wish to be forgotten. */
public sealed interface Erasure {

    /** Everything personal is gone. */
    record Erased(ErasureCertificate certificate) implements Erasure {

        /** What others hear of it. */
        public UserErased event() {
            return new UserErased(certificate.userId(), certificate.erasedAt());
        }
    }

    /** The caller had seen an older state of the member. */
    record RefusedAsStale(User current) implements Erasure {}

    /** It was all gone already. */
    record AlreadyErased(UserId id) implements Erasure {}

    /** Nobody has this id. */
    record RefusedAsUnknown(UserId id) implements Erasure {}
}
