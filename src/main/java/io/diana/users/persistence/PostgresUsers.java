package io.diana.users.persistence;

import static io.diana.users.persistence.MemberRow.get;

import io.diana.users.MembershipChanged;
import io.diana.users.UserId;
import io.diana.users.application.Users;
import io.diana.users.domain.Admission;
import io.diana.users.domain.Profile;
import io.diana.users.domain.Registration;
import io.diana.users.domain.Status;
import io.diana.users.domain.Suspension;
import io.diana.users.domain.User;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresUsers implements Users {

    private final DatabaseClient db;
    private final Admissions admissions;
    private final Memberships memberships;

    PostgresUsers(DatabaseClient db, Admissions admissions, Memberships memberships) {
        this.db = db;
        this.admissions = admissions;
        this.memberships = memberships;
    }

    @Override
    public Mono<Map<UserId, Admission>> admit(List<Registration> registrations, Instant now) {
        return admissions.admit(registrations, now);
    }

    @Override
    public Mono<User> lock(UserId id) {
        return db.sql("SELECT %s FROM %s WHERE m.id = :id FOR NO KEY UPDATE OF m"
                        .formatted(MemberRow.COLUMNS, MemberRow.TABLES))
                .bind("id", id.value())
                .map(MemberRow::toUser)
                .one();
    }

    @Override
    public Flux<User> lockReinstatable(Instant now, int limit) {
        return db.sql("""
                        SELECT %s
                          FROM %s
                         WHERE m.suspended_until <= :now
                         ORDER BY m.suspended_until
                         LIMIT :limit
                           FOR NO KEY UPDATE OF m SKIP LOCKED
                        """.formatted(MemberRow.COLUMNS, MemberRow.TABLES))
                .bind("now", now)
                .bind("limit", limit)
                .map(MemberRow::toUser)
                .all();
    }

    @Override
    public Mono<Void> update(User user) {
        var profile = Objects.requireNonNull(user.profile(), "An erased member is not updated.");
        var update = db.sql("""
                        UPDATE users.member
                           SET first_name = :firstName, last_name = :lastName, username = :username,
                               language_code = :languageCode, time_zone = :timeZone,
                               status = :status, suspension_reason = :suspensionReason, suspended_by = :suspendedBy,
                               suspended_at = :suspendedAt, suspended_until = :suspendedUntil,
                               version = :version, updated_at = :updatedAt
                         WHERE id = :id
                        """)
                .bind("id", user.id().value())
                .bind("version", user.version())
                .bind("updatedAt", user.updatedAt());
        return bind(bind(update, profile), user.suspension()).then();
    }

    @Override
    public Mono<Void> erase(UserId id, Instant now) {
        return db.sql("""
                        WITH no_preferences AS (
                            DELETE FROM users.preferences WHERE user_id = :id
                        ), no_activity AS (
                            DELETE FROM users.activity WHERE user_id = :id
                        )
                        UPDATE users.member
                           SET first_name = NULL, last_name = NULL, username = NULL, language_code = NULL,
                               time_zone = NULL, status = 'ERASED', suspension_reason = NULL, suspended_by = NULL,
                               suspended_at = NULL, suspended_until = NULL, vip = false, vip_until = NULL,
                               version = version + 1, updated_at = :now
                         WHERE id = :id
                        """).bind("id", id.value()).bind("now", now).then();
    }

    @Override
    public Mono<Void> updateMemberships(List<MembershipChanged> changes) {
        return memberships.update(changes);
    }

    @Override
    public Mono<Map<UserId, Status>> statuses(Collection<UserId> ids, Instant now) {
        return db.sql("""
                        SELECT id, CASE WHEN status = 'SUSPENDED' AND suspended_until <= :now THEN 'ACTIVE'
                                        ELSE status END AS status
                          FROM users.member
                         WHERE id = ANY(:ids)
                        """)
                .bind("ids", ids.stream().map(UserId::value).toArray(Long[]::new))
                .bind("now", now)
                .map(row -> Map.entry(
                        new UserId(get(row, "id", Long.class)), Status.valueOf(get(row, "status", String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec update, Profile profile) {
        var names = update.bind("firstName", profile.firstName())
                .bind("languageCode", profile.languageCode())
                .bind("timeZone", profile.timeZone());
        return bind(
                bind(names, "lastName", profile.lastName(), String.class),
                "username",
                profile.username(),
                String.class);
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec update, @Nullable Suspension suspension) {
        return suspension == null
                ? update.bind("status", Status.ACTIVE.name())
                        .bindNull("suspensionReason", String.class)
                        .bindNull("suspendedBy", String.class)
                        .bindNull("suspendedAt", Instant.class)
                        .bindNull("suspendedUntil", Instant.class)
                : bind(update, "suspendedUntil", suspension.until(), Instant.class)
                        .bind("status", Status.SUSPENDED.name())
                        .bind("suspensionReason", suspension.reason())
                        .bind("suspendedBy", suspension.by())
                        .bind("suspendedAt", suspension.at());
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
