package io.diana.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.test.StepVerifier;

@DianaTest
class TestDatabaseTests {

    @Autowired
    DatabaseClient client;

    @Test
    void givesEachContextAPostgresOfTheShippedVersion() {
        client.sql("SELECT current_setting('server_version_num')::int / 10000")
                .mapValue(Integer.class)
                .one()
                .as(StepVerifier::create)
                .expectNext(18)
                .verifyComplete();
    }

    @Test
    void keepsDatabasesApart() {
        try (var one = TestDatabase.fresh();
                var other = TestDatabase.fresh()) {
            one.client()
                    .sql("CREATE TABLE mark ()")
                    .then()
                    .as(StepVerifier::create)
                    .verifyComplete();

            other.client()
                    .sql("SELECT to_regclass('mark') IS NULL")
                    .mapValue(Boolean.class)
                    .one()
                    .as(StepVerifier::create)
                    .expectNext(true)
                    .verifyComplete();
            assertThat(one.url()).isNotEqualTo(other.url());
        }
    }
}
