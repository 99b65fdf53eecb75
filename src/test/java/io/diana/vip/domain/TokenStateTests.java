package io.diana.vip.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Token.Redemption;
import io.diana.vip.domain.Token.Revocation;
import io.diana.vip.domain.Token.State;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenStateTests {

    private static final Instant NOW = Given.BEGINNING;
    private static final UUID ID = new UUID(0x7000, 1);
    private static final UserId ADA = new UserId(815);

    @Test
    void isOpenUntilItExpires() {
        assertThat(token(null, null, null).stateAt(NOW)).isEqualTo(State.OPEN);
        assertThat(token(NOW.plusNanos(1), null, null).stateAt(NOW)).isEqualTo(State.OPEN);
        assertThat(token(NOW, null, null).stateAt(NOW)).isEqualTo(State.EXPIRED);
    }

    @Test
    void whatWasRedeemedOrRevokedDoesNotExpire() {
        assertThat(token(NOW, new Redemption(NOW, ADA, ID), null).stateAt(NOW)).isEqualTo(State.REDEEMED);
        assertThat(token(NOW, null, new Revocation(NOW, "operator:ana")).stateAt(NOW))
                .isEqualTo(State.REVOKED);
    }

    @Test
    void promisesAGrantThatRefersToIt() {
        var plan = Plan.first("gold", new Plan.Terms("Gold", null, null, Map.of()), true, NOW);
        var order = new RedemptionOrder(ADA, new TokenSecret("x"), Given.ANA);

        assertThat(order.forGrant(ID, plan))
                .isEqualTo(new GrantOrder(
                        ADA, "gold", null, Grant.Source.TOKEN, Given.ANA, "Redeemed a token", "token:" + ID));
        assertThat(order.isOwn()).isFalse();
        assertThat(new RedemptionOrder(ADA, new TokenSecret("x"), new Author("operator:ada", ADA)).isOwn())
                .isTrue();
    }

    private static Token token(
            @Nullable Instant expiresAt, @Nullable Redemption redemption, @Nullable Revocation revocation) {
        return new Token(
                ID,
                new Token.Promise("gold", 1),
                new Token.Made(NOW, "operator:ana"),
                expiresAt,
                redemption,
                revocation);
    }
}
