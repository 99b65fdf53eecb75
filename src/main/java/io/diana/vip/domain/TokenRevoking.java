package io.diana.vip.domain;

import java.util.UUID;

/** What came of revoking a token. */
public sealed interface TokenRevoking {

    /** It cannot be redeemed any more, be it from now on or from earlier. */
    record Revoked(UUID id) implements TokenRevoking {}

    /** It has been redeemed: what can be revoked is the grant. */
    record RefusedAsRedeemed(UUID id) implements TokenRevoking {}

    /** There is no such token. */
    record RefusedAsUnknown(UUID id) implements TokenRevoking {}
}
