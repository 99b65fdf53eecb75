package io.diana.database.wire;

import static io.diana.database.wire.WireFixture.BOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.OwnServer;
import io.diana.testing.TestDatabase;
import io.r2dbc.spi.R2dbcTimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** A server that stands still keeps nobody waiting, and is used again as soon as it moves. */
class FrozenServerTests {

    private static OwnServer server;
    private TestDatabase database;
    private WireFixture fixture;

    @BeforeAll
    static void startServer() {
        server = OwnServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void connect() {
        database = server.database();
        fixture = WireFixture.on(database);
        fixture.client().sql("CREATE TABLE mark (id int PRIMARY KEY)").then().block(BOUND);
    }

    @AfterEach
    void disconnect() {
        server.thaw();
        fixture.close();
        database.close();
    }

    @Test
    void endsAStatementInTime() {
        fixture.awaitIdlePool();
        server.freeze();

        fixture.one()
                .as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(QueryTimeoutException.class)
                        .hasCauseInstanceOf(R2dbcTimeoutException.class))
                .verify(BOUND);

        server.thaw();
        fixture.awaitRecovery();
        fixture.awaitIdlePool();
    }

    @Test
    void endsManyCallersInTimeAndKeepsNoConnectionOfThem() {
        server.freeze();

        var errors = Flux.range(0, 50)
                .flatMap(
                        _ -> fixture.one()
                                .map(_ -> false)
                                .onErrorResume(DataAccessException.class, _ -> Mono.just(true)),
                        50)
                .collectList()
                .block(BOUND);

        assertThat(errors).hasSize(50).containsOnly(true);
        server.thaw();
        fixture.awaitRecovery();
        fixture.awaitIdlePool();
        assertThat(fixture.pool().allocatedSize()).isLessThanOrEqualTo(10);
        awaitConnectionsOnServer(10);
    }

    @Test
    void leavesNothingOfATransaction() {
        var transaction = insert(1).delayUntil(_ -> freeze()).then(insert(2)).as(fixture.transactions()::transactional);

        transaction
                .as(StepVerifier::create)
                .expectError(QueryTimeoutException.class)
                .verify(BOUND);

        server.thaw();
        fixture.awaitRecovery();
        fixture.awaitIdlePool();
        fixture.client()
                .sql("SELECT count(*) FROM mark")
                .mapValue(Long.class)
                .one()
                .as(StepVerifier::create)
                .expectNext(0L)
                .verifyComplete();
    }

    @Test
    void saysThatACommitMayHaveFailed() {
        var transaction = insert(1).delayUntil(_ -> freeze()).as(fixture.transactions()::transactional);

        transaction
                .as(StepVerifier::create)
                .expectError(QueryTimeoutException.class)
                .verify(BOUND);

        server.thaw();
        fixture.awaitRecovery();
        fixture.awaitIdlePool();
    }

    @Test
    void endsAStreamThatStops() {
        fixture.client()
                .sql("SELECT n, pg_sleep(0.01) FROM generate_series(1, 100000) n")
                .mapValue(Integer.class)
                .all()
                .delayUntil(n -> n == 20 ? freeze() : Mono.empty())
                .then()
                .as(StepVerifier::create)
                .expectError(QueryTimeoutException.class)
                .verify(BOUND);
    }

    @Test
    void givesUpAConnectionThatCannotEvenSend() {
        var large = "x".repeat(64 * 1024 * 1024);
        fixture.one().block(BOUND);
        server.freeze();

        fixture.client()
                .sql("SELECT length(:large)")
                .bind("large", large)
                .mapValue(Integer.class)
                .one()
                .as(StepVerifier::create)
                .expectError(QueryTimeoutException.class)
                .verify(BOUND);

        server.thaw();
        fixture.awaitRecovery();
        fixture.awaitIdlePool();
    }

    @Test
    void endsListening() {
        fixture.notifications()
                .on("news")
                .as(StepVerifier::create)
                .expectNext("")
                .then(server::freeze)
                .expectError()
                .verify(BOUND);
    }

    private static Mono<Void> freeze() {
        return Mono.<Void>fromRunnable(server::freeze).subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Long> insert(int id) {
        return fixture.client()
                .sql("INSERT INTO mark VALUES (:id)")
                .bind("id", id)
                .fetch()
                .rowsUpdated();
    }

    private void awaitConnectionsOnServer(int most) {
        Awaitility.await()
                .atMost(BOUND)
                .until(() -> fixture.client()
                                .sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
                                .mapValue(Long.class)
                                .one()
                                .blockOptional(BOUND)
                                .orElseThrow()
                        <= most);
    }
}
