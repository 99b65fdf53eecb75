package io.diana.vip.domain;

import io.diana.users.UserId;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Cause;
import io.diana.vip.domain.Grant.Revocation;
import io.diana.vip.domain.Grant.Source;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Grants of the tests, whose time is counted in seconds from the beginning. */
final class Given {

    static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

    static final Author ANA = new Author("operator:ana", null);

    private Given() {}

    static Instant second(long second) {
        return BEGINNING.plusSeconds(second);
    }

    static Grant grant(int number, String plan, long at, @Nullable String term) {
        return grant(number, plan, at, term, Map.of());
    }

    static Grant grant(int number, String plan, long at, @Nullable String term, Map<String, Object> entitlements) {
        return new Grant(
                new UUID(0x7000, number),
                new UserId(815),
                plan,
                1,
                term == null ? null : Term.parse(term),
                entitlements,
                new Cause(Source.ADMIN, second(at), ANA, "won a contest", null),
                null);
    }

    static Grant revoked(Grant grant, long at) {
        return grant.revoked(new Revocation(second(at), ANA, "by mistake"));
    }
}
