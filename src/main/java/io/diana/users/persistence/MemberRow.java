package io.diana.users.persistence;

import io.diana.users.UserId;
import io.diana.users.domain.Membership;
import io.diana.users.domain.Profile;
import io.diana.users.domain.Suspension;
import io.diana.users.domain.User;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code users.member m} beside one of {@code users.activity a}. */
final class MemberRow {

    /** The columns of a member, named one by one so that a new one changes no statement that is running. */
    static final String MEMBER = """
            m.id, m.first_name, m.last_name, m.username, m.language_code, m.time_zone,
            m.suspension_reason, m.suspended_by, m.suspended_at, m.suspended_until,
            m.vip, m.vip_until, m.version, m.created_at, m.updated_at""";

    /** What a query selects for {@link #toUser}. */
    static final String COLUMNS = MEMBER + ", nullif(a.last_active_at, '-infinity') AS last_active_at";

    /** Where it selects them from; the erased have no activity. */
    static final String TABLES = "users.member m LEFT JOIN users.activity a ON a.user_id = m.id";

    private MemberRow() {}

    static User toUser(Readable row) {
        return new User(
                new UserId(get(row, "id", Long.class)),
                profile(row),
                suspension(row),
                new Membership(get(row, "vip", Boolean.class), row.get("vip_until", Instant.class)),
                get(row, "created_at", Instant.class),
                get(row, "updated_at", Instant.class),
                row.get("last_active_at", Instant.class),
                get(row, "version", Long.class));
    }

    private static @Nullable Profile profile(Readable row) {
        var firstName = row.get("first_name", String.class);
        return firstName == null
                ? null
                : new Profile(
                        firstName,
                        row.get("last_name", String.class),
                        row.get("username", String.class),
                        get(row, "language_code", String.class),
                        get(row, "time_zone", String.class));
    }

    private static @Nullable Suspension suspension(Readable row) {
        var reason = row.get("suspension_reason", String.class);
        return reason == null
                ? null
                : new Suspension(
                        reason,
                        get(row, "suspended_by", String.class),
                        get(row, "suspended_at", Instant.class),
                        row.get("suspended_until", Instant.class));
    }

    /** A column that is never null. */
    static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
