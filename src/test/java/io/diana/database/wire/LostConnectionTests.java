package io.diana.database.wire;

import static io.diana.database.wire.WireFixture.BOUND;

import io.diana.testing.OwnServer;
import io.diana.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** Connections that the server ends are replaced, without anybody's help. */
class LostConnectionTests {

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
        fillPoolInTheEnd();
    }

    @AfterEach
    void disconnect() {
        fixture.close();
        database.close();
    }

    @Test
    void idleOnesAreReplacedUnnoticed() {
        server.endSessions(database.name());

        fillPool();
    }

    @Test
    void aRunningStatementFailsAndTheNextOneWorks() {
        fixture.client()
                .sql("SELECT pg_sleep(60)")
                .then()
                .as(StepVerifier::create)
                .then(() -> awaitSleep())
                .then(() -> server.endSessions(database.name()))
                .expectError(DataAccessResourceFailureException.class)
                .verify(BOUND);

        fixture.one().as(StepVerifier::create).expectNext(1).verifyComplete();
    }

    @Test
    void aCrashedSessionTakesTheOthersAlongForAMomentOnly() {
        server.crashSessions(database.name());

        // The postmaster ends the other sessions some time after it has noticed: one that works may be among them.
        fillPoolInTheEnd();
        fixture.awaitIdlePool();
    }

    @Test
    void aRestartedServerIsUsedAgain() {
        server.restart();

        fixture.awaitRecovery();
        fillPool();
        fixture.awaitIdlePool();
    }

    @Test
    void listeningEndsWithAnErrorAndBeginsAnew() {
        var news = fixture.notifications().on("news");

        news.as(StepVerifier::create)
                .expectNext("")
                .then(() -> server.endSessions(database.name()))
                .expectError()
                .verify(BOUND);

        news.as(StepVerifier::create)
                .expectNext("")
                .then(() -> fixture.client().sql("NOTIFY news, 'spring'").then().block(BOUND))
                .expectNext("spring")
                .thenCancel()
                .verify(BOUND);
    }

    /** As many at a time as the pool has connections. */
    private void fillPool() {
        fill().block(BOUND);
    }

    private void fillPoolInTheEnd() {
        fill().retryWhen(Retry.fixedDelay(200, Duration.ofMillis(100))).block(BOUND.multipliedBy(2));
    }

    private Mono<Void> fill() {
        return Flux.range(0, 10)
                .flatMap(_ -> fixture.client().sql("SELECT pg_sleep(0.2)").then())
                .then();
    }

    private void awaitSleep() {
        Mono.defer(() -> fixture.client()
                        .sql("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)'")
                        .mapValue(Long.class)
                        .one())
                .filter(count -> count > 0)
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)))
                .subscribeOn(Schedulers.boundedElastic())
                .block(BOUND);
    }
}
