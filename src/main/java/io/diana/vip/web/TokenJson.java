package io.diana.vip.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.users.UserId;
import io.diana.vip.domain.Token;
import io.diana.vip.domain.Token.State;
import io.diana.vip.domain.TokenBatch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token on the wire, without its secret.
 *
 * @param planVersion what it grants, whatever becomes of the plan
 * @param status what has become of it
 * @param expiresAt null: never
 * @param redeemedBy for whom
 */
record TokenJson(
        String id,
        String plan,
        int planVersion,
        State status,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant redeemedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UserId redeemedBy,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String grantId,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant revokedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String revokedBy) {

    static TokenJson of(Token token, Instant now) {
        var redemption = token.redemption();
        var revocation = token.revocation();
        return new TokenJson(
                token.id().toString(),
                token.promise().plan(),
                token.promise().planVersion(),
                token.stateAt(now),
                token.made().at(),
                token.made().by(),
                token.expiresAt(),
                redemption == null ? null : redemption.at(),
                redemption == null ? null : redemption.userId(),
                redemption == null ? null : redemption.grantId().toString(),
                revocation == null ? null : revocation.at(),
                revocation == null ? null : revocation.by());
    }

    /** Tokens that were just made. */
    record IssuedTokens(List<IssuedToken> items) {

        static IssuedTokens of(TokenBatch batch) {
            return new IssuedTokens(batch.tokens().stream()
                    .map(token -> IssuedToken.of(batch, token))
                    .toList());
        }
    }

    /** @param token the secret, which is shown here and never again */
    record IssuedToken(
            String id,
            String token,
            String plan,
            int planVersion,
            @Nullable Instant expiresAt) {

        private static IssuedToken of(TokenBatch batch, TokenBatch.New token) {
            return new IssuedToken(
                    token.id().toString(),
                    token.secret().text(),
                    batch.plan().key(),
                    batch.plan().version(),
                    batch.expiresAt());
        }
    }
}
