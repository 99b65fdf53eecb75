package io.diana.database.wire;

import static io.diana.database.wire.WireFixture.BOUND;
import static io.diana.database.wire.WireFixture.CALL_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.diana.testing.TestDatabase;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What takes too long is ended, and what only takes long is not. */
class PatienceTests {

    private static TestDatabase database;
    private static WireFixture fixture;

    @BeforeAll
    static void connect() {
        database = TestDatabase.fresh();
        fixture = WireFixture.on(
                database,
                "spring.r2dbc.pool.max-size=2",
                "spring.r2dbc.pool.max-acquire-time=2s",
                "diana.database.lock-timeout=200ms");
    }

    @AfterAll
    static void disconnect() {
        fixture.close();
        database.close();
    }

    @Test
    void endsAStatementThatTakesTooLongOnTheServerToo() {
        fixture.client()
                .sql("SELECT pg_sleep(100)")
                .then()
                .as(StepVerifier::create)
                .expectError(QueryTimeoutException.class)
                .verify(BOUND);

        awaitNothingActive();
        fixture.awaitIdlePool();
    }

    @Test
    void letsAStreamTakeItsTimeAsLongAsSomethingComes() {
        var pause = CALL_TIMEOUT.dividedBy(4).toMillis() / 1e3;

        fixture.client()
                .sql("SELECT n, repeat('x', 100000), pg_sleep(%s) FROM generate_series(1, 8) n".formatted(pause))
                .mapValue(Integer.class)
                .all()
                .as(StepVerifier::create)
                .expectNextCount(8)
                .expectComplete()
                .verify(BOUND);
    }

    @Test
    void waitsForAReaderThatTakesItsTime() {
        fixture.client()
                .sql("SELECT n FROM generate_series(1, 5000) n")
                .mapValue(Integer.class)
                .all()
                .as(flux -> StepVerifier.create(flux, 10))
                .expectNextCount(10)
                .thenAwait(CALL_TIMEOUT.multipliedBy(2))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(4990)
                .expectComplete()
                .verify(BOUND);
    }

    @Test
    void handsNoConnectionOnBeforeItIsSilent() {
        for (var round = 0; round < 10; round++) {
            fixture.client()
                    .sql("SELECT pg_sleep(0.3)")
                    .then()
                    .as(StepVerifier::create)
                    .thenAwait(Duration.ofMillis(50))
                    .thenCancel()
                    .verify(BOUND);
        }

        fixture.one().as(StepVerifier::create).expectNext(1).expectComplete().verify(BOUND);
        fixture.awaitIdlePool();
    }

    @Test
    void takesTheFirstOfManyRows() {
        fixture.client()
                .sql("SELECT n FROM generate_series(1, 100000) n")
                .mapValue(Integer.class)
                .first()
                .as(StepVerifier::create)
                .expectNext(1)
                .expectComplete()
                .verify(BOUND);
    }

    @Test
    void endsWaitingForAnExhaustedPool() {
        var holders = Flux.range(0, 2)
                .flatMap(_ ->
                        fixture.one().delayElement(Duration.ofSeconds(20)).as(fixture.transactions()::transactional))
                .subscribe();
        try {
            Awaitility.await().until(() -> fixture.pool().acquiredSize() == 2);

            fixture.one()
                    .as(StepVerifier::create)
                    .expectErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(DataAccessResourceFailureException.class)
                            .hasCauseInstanceOf(R2dbcTimeoutException.class))
                    .verify(BOUND);
        } finally {
            holders.dispose();
        }
        fixture.awaitRecovery();
        fixture.awaitIdlePool();
    }

    @Test
    void endsWaitingForALockAndKeepsTheConnection() {
        var lock = fixture.client().sql("SELECT pg_advisory_xact_lock(1)").then();
        var held = Sinks.empty();
        var holder = lock.doOnSuccess(_ -> held.tryEmitEmpty())
                .then(Mono.never())
                .as(fixture.transactions()::transactional)
                .subscribe();
        try {
            held.asMono()
                    .then(lock)
                    .as(fixture.transactions()::transactional)
                    .as(StepVerifier::create)
                    .expectErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(DataAccessResourceFailureException.class)
                            .hasMessageContaining("canceling statement due to lock timeout"))
                    .verify(BOUND);
        } finally {
            holder.dispose();
        }
        fixture.one().as(StepVerifier::create).expectNext(1).expectComplete().verify(BOUND);
    }

    @Test
    void tellsTheServerItsBounds() {
        assertThat(settings(fixture)).containsExactly("200ms", "30s", "30s", "1s", "diana");
    }

    @Test
    void leavesTheLastWordToTheUrl() {
        var url = database.url() + "?options=statement_timeout=7s;work_mem=5MB&applicationName=mine";
        try (var given = WireFixture.at(url)) {
            assertThat(settings(given)).containsExactly("4s", "30s", "7s", "1s", "mine");
        }
    }

    @Test
    void hearsWhatIsSaidOnAChannel() {
        fixture.notifications()
                .on("news")
                .as(StepVerifier::create)
                .expectNext("")
                .then(() -> fixture.client().sql("NOTIFY news, 'one'").then().block(BOUND))
                .expectNext("one")
                .thenAwait(CALL_TIMEOUT.multipliedBy(2))
                .then(() -> fixture.client().sql("NOTIFY news").then().block(BOUND))
                .expectNext("")
                .thenCancel()
                .verify(BOUND);
    }

    @Test
    void refusesAChannelThatIsNoPlainName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.notifications().on("a; DROP TABLE b"));
    }

    private static List<String> settings(WireFixture fixture) {
        return Flux.just(
                        "lock_timeout",
                        "idle_in_transaction_session_timeout",
                        "statement_timeout",
                        "client_connection_check_interval",
                        "application_name")
                .concatMap(name -> fixture.client()
                        .sql("SHOW " + name)
                        .mapValue(String.class)
                        .one())
                .collectList()
                .blockOptional(BOUND)
                .orElseThrow();
    }

    private static void awaitNothingActive() {
        Awaitility.await()
                .atMost(BOUND)
                .until(() -> fixture.client()
                                .sql(
                                        "SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(100)' AND state = 'active'")
                                .mapValue(Long.class)
                                .one()
                                .blockOptional(BOUND)
                                .orElseThrow()
                        == 0);
    }
}
