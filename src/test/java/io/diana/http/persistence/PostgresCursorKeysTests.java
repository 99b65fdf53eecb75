package io.diana.http.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.test.StepVerifier;

class PostgresCursorKeysTests {

    private TestDatabase database;
    private JdbcTemplate sql;

    @BeforeEach
    void migrate() throws Exception {
        database = TestDatabase.fresh();
        sql = new JdbcTemplate(database.dataSource());
        sql.execute("CREATE SCHEMA http");
        sql.execute(new ClassPathResource("db/migration/http/V1__sign_cursors.sql")
                .getContentAsString(StandardCharsets.UTF_8));
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void areMadeByTheMigration() {
        var keys = new PostgresCursorKeys(database.client());

        var key = keys.load().block();

        assertThat(key).hasSize(32);
        assertThat(keys.load().block()).isEqualTo(key);
    }

    @Test
    void areMissedWhenTheyAreGone() {
        sql.execute("DELETE FROM http.signing_key");

        new PostgresCursorKeys(database.client())
                .load()
                .as(StepVerifier::create)
                .verifyErrorMessage("The key that signs cursors is gone.");
    }
}
