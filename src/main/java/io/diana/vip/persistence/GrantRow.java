package io.diana.vip.persistence;

import io.diana.users.UserId;
import io.diana.vip.domain.Grant;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Cause;
import io.diana.vip.domain.Grant.Revocation;
import io.diana.vip.domain.Grant.Source;
import io.diana.vip.domain.Term;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code vip."grant" g}. */
@Component
class GrantRow {

    /** What a query selects for {@link #toGrant}. */
    static final String COLUMNS = """
            g.id, g.user_id, g.plan, g.plan_version, g.term, g.entitlements::text AS entitlements, g.source, g.given_at,
            g.given_by, g.given_by_user_id, g.reason, g.reference, g.revoked_at, g.revoked_by, g.revoked_by_user_id,
            g.revoked_reason""";

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectReader json;

    /** Made ready at the start: the first to read would otherwise wait for each other, on event loops. */
    GrantRow(JsonMapper json) {
        this.json = json.readerFor(OBJECT);
    }

    Grant toGrant(Readable row) {
        return new Grant(
                get(row, "id", UUID.class),
                new UserId(get(row, "user_id", Long.class)),
                get(row, "plan", String.class),
                get(row, "plan_version", Integer.class),
                term(row),
                entitlements(row),
                cause(row),
                revocation(row));
    }

    /** The entitlements of a grant or a plan. */
    Map<String, Object> entitlements(Readable row) {
        return json.readValue(get(row, "entitlements", String.class));
    }

    /** The term of a grant or a plan; null: for life. */
    static @Nullable Term term(Readable row) {
        var term = row.get("term", String.class);
        return term == null ? null : Term.parse(term);
    }

    private static Cause cause(Readable row) {
        return new Cause(
                Source.valueOf(get(row, "source", String.class)),
                get(row, "given_at", Instant.class),
                author(row, "given_by"),
                row.get("reason", String.class),
                row.get("reference", String.class));
    }

    private static @Nullable Revocation revocation(Readable row) {
        var at = row.get("revoked_at", Instant.class);
        return at == null
                ? null
                : new Revocation(at, author(row, "revoked_by"), row.get("revoked_reason", String.class));
    }

    private static Author author(Readable row, String column) {
        var userId = row.get(column + "_user_id", Long.class);
        return new Author(get(row, column, String.class), userId == null ? null : new UserId(userId));
    }

    /** A column that is never null. */
    static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
