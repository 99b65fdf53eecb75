package io.diana.vip.domain;

import io.diana.users.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A token as everybody may see it who may look at all: without its secret, which nobody knows who was not told.
 *
 * @param expiresAt until when it can be redeemed, exclusive; null: for ever
 * @param redemption null unless it was redeemed
 * @param revocation null unless it was revoked
 */
public record Token(
        @Identity UUID id,
        Promise promise,
        Made made,
        @Nullable Instant expiresAt,
        @Nullable Redemption redemption,
        @Nullable Revocation revocation) {

    /** What can become of a token. */
    public enum State {
        OPEN,
        REDEEMED,
        REVOKED,
        EXPIRED
    }

    /** What it grants. */
    public record Promise(String plan, int planVersion) {}

    /** When it was made, and by whom: {@code operator:ana}. */
    public record Made(Instant at, String by) {}

    /**
     * That it was redeemed.
     *
     * @param userId for whom
     */
    public record Redemption(Instant at, UserId userId, UUID grantId) {}

    /** That it was revoked. */
    public record Revocation(Instant at, String by) {}

    /** What has become of it at an instant. */
    public State stateAt(Instant now) {
        if (redemption != null) {
            return State.REDEEMED;
        }
        if (revocation != null) {
            return State.REVOKED;
        }
        return expiresAt != null && !expiresAt.isAfter(now) ? State.EXPIRED : State.OPEN;
    }
}
