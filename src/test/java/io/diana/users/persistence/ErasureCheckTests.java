package io.diana.users.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@DianaTest
class ErasureCheckTests {

    private static final String ERASED =
            "INSERT INTO users.member (id, status, created_at, updated_at) VALUES (4500000000000001, 'ERASED', now(), now())";
    private static final String CERTIFICATE =
            "INSERT INTO users.erasure VALUES (4500000000000001, now(), 'system:system', 'wish', '{}', '{}')";

    @Autowired
    ErasureCheck check;

    @Autowired
    DatabaseClient db;

    @AfterEach
    void tearDown() {
        execute("DELETE FROM users.erasure WHERE user_id = 4500000000000001");
        execute("DELETE FROM users.preferences WHERE user_id = 4500000000000001");
        execute("DELETE FROM users.activity WHERE user_id = 4500000000000001");
        execute("DELETE FROM users.member WHERE id = 4500000000000001");
    }

    @Test
    void findsNothingInWholeErasures() {
        var before = violations();

        execute(ERASED);
        execute(CERTIFICATE);

        assertThat(violations()).isEqualTo(before);
    }

    @Test
    void findsWhoIsErasedWithoutACertificate() {
        var before = violations();

        execute(ERASED);

        assertThat(violations()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO users.preferences (user_id, updated_at) VALUES (4500000000000001, now())",
                "INSERT INTO users.activity (user_id) VALUES (4500000000000001)"
            })
    void findsWhatIsLeftOfTheErased(String left) {
        var before = violations();

        execute(ERASED);
        execute(CERTIFICATE);
        execute(left);

        assertThat(violations()).isEqualTo(before + 1);
    }

    @Test
    void findsACertificateOfSomebodyWhoIsThere() {
        var before = violations();

        execute("""
                INSERT INTO users.member (id, first_name, language_code, time_zone, created_at, updated_at)
                VALUES (4500000000000001, 'Ada', 'es', 'UTC', now(), now())
                """);
        execute(CERTIFICATE);

        assertThat(violations()).isEqualTo(before + 1);
    }

    private long violations() {
        return check.violations().blockOptional().orElseThrow();
    }

    private void execute(String sql) {
        db.sql(sql).then().block();
    }
}
