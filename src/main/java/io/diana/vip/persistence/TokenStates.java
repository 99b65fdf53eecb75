package io.diana.vip.persistence;

/** What has become of a row of {@code vip.token t} at an instant {@code :now}, as conditions that exclude each other. */
final class TokenStates {

    static final String REDEEMED = "t.redeemed_at IS NOT NULL";
    static final String REVOKED = "t.revoked_at IS NOT NULL";
    static final String EXPIRED = "t.redeemed_at IS NULL AND t.revoked_at IS NULL AND t.expires_at <= :now";
    static final String OPEN =
            "t.redeemed_at IS NULL AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > :now)";

    private TokenStates() {}
}
