package io.diana.database.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.database.DatabaseLocation;
import io.diana.testing.TestDatabase;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

class WireAutoConfigurationTests {

    private static TestDatabase database;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(WireAutoConfiguration.class, R2dbcAutoConfiguration.class));

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Test
    void usesAConnectionAgain() {
        on().run(context -> assertThat(session(context)).isEqualTo(session(context)));
    }

    @Test
    void replacesConnectionsThatAreOld() {
        on("spring.r2dbc.pool.max-life-time=1ms")
                .run(context -> assertThat(session(context)).isNotEqualTo(session(context)));
    }

    @Test
    void replacesConnectionsThatWereIdleForLong() {
        on("spring.r2dbc.pool.max-idle-time=50ms", "spring.r2dbc.pool.initial-size=1")
                .run(context -> {
                    var first = session(context);
                    Awaitility.await()
                            .atMost(WireFixture.BOUND)
                            .pollInterval(Duration.ofMillis(200))
                            .until(() -> session(context) != first);
                });
    }

    @Test
    void boundsEachStepOfGettingAConnection() {
        on(
                        "spring.r2dbc.pool.max-acquire-time=11s",
                        "spring.r2dbc.pool.max-create-connection-time=12s",
                        "spring.r2dbc.pool.max-validation-time=13s")
                .run(context -> assertThat(session(context)).isPositive());
    }

    @Test
    void saysWhereTheGivenDatabaseIs() {
        location("r2dbc:postgresql://ada:secret@db.example:6543/diana")
                .run(context -> assertThat(describe(context))
                        .isEqualTo("PostgreSQL at db.example:6543, database diana, as ada"));
        location("r2dbc:postgresql://ada:secret@db.example/diana")
                .run(context -> assertThat(describe(context))
                        .isEqualTo("PostgreSQL at db.example:5432, database diana, as ada"));
    }

    private ApplicationContextRunner on(String... properties) {
        return location(database.url()).withPropertyValues(properties);
    }

    private ApplicationContextRunner location(String url) {
        return runner.withPropertyValues("spring.r2dbc.url=" + url, "spring.r2dbc.pool.initial-size=0");
    }

    private static String describe(ApplicationContext context) {
        return context.getBean(DatabaseLocation.class).describe();
    }

    private static int session(ApplicationContext context) {
        return context.getBean(DatabaseClient.class)
                .sql("SELECT pg_backend_pid()")
                .mapValue(Integer.class)
                .one()
                .blockOptional(WireFixture.BOUND)
                .orElseThrow();
    }
}
