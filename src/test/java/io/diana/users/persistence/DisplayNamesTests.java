package io.diana.users.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import io.diana.users.DisplayNames;
import io.diana.users.DisplayNames.Shown;
import io.diana.users.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@DianaTest
class DisplayNamesTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long FIRST = 4500000000000100L;

    @Autowired
    DisplayNames names;

    @Autowired
    DatabaseClient db;

    @BeforeEach
    void register() {
        forget();
        execute("""
                INSERT INTO users.member (id, first_name, last_name, username, language_code, time_zone, status,
                                          suspension_reason, suspended_by, suspended_at, created_at, updated_at)
                VALUES (%1$d, 'Ada', 'Lovelace', 'ada', 'es', 'UTC', 'ACTIVE', NULL, NULL, NULL, now(), now()),
                       (%1$d + 1, 'Eva', NULL, NULL, 'es', 'UTC', 'SUSPENDED', 'spam', 'key:1', now(), now(), now()),
                       (%1$d + 2, 'Ida', NULL, NULL, 'es', 'UTC', 'ACTIVE', NULL, NULL, NULL, now(), now()),
                       (%1$d + 3, NULL, NULL, NULL, NULL, NULL, 'ERASED', NULL, NULL, NULL, now(), now())
                """.formatted(FIRST));
        execute("""
                INSERT INTO users.preferences (user_id, document, updated_at)
                VALUES (%1$d, '{}', now()), (%1$d + 1, '{"privacy": {"showInLeaderboards": true}}', now()),
                       (%1$d + 2, '{"privacy": {"showInLeaderboards": false}}', now())
                """.formatted(FIRST));
    }

    @AfterEach
    void forget() {
        execute("DELETE FROM users.preferences WHERE user_id BETWEEN %1$d AND %1$d + 3".formatted(FIRST));
        execute("DELETE FROM users.member WHERE id BETWEEN %1$d AND %1$d + 3".formatted(FIRST));
    }

    @Test
    void areFirstAndLastNamesWithTheWishToBeSeenOfWhoeverIsThere() {
        assertThat(of(LongStream.rangeClosed(FIRST, FIRST + 4)
                        .mapToObj(UserId::new)
                        .toList()))
                .containsOnly(
                        Map.entry(new UserId(FIRST), new Shown("Ada Lovelace", true)),
                        Map.entry(new UserId(FIRST + 1), new Shown("Eva", true)),
                        Map.entry(new UserId(FIRST + 2), new Shown("Ida", false)));
    }

    @Test
    void areNoneOfNobody() {
        assertThat(of(List.of())).isEmpty();
    }

    private Map<UserId, Shown> of(List<UserId> ids) {
        return Objects.requireNonNull(names.of(ids).block(LIMIT));
    }

    private void execute(String sql) {
        db.sql(sql).then().block(LIMIT);
    }
}
