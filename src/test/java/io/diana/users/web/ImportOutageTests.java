package io.diana.users.web;

import static io.diana.users.web.UserApi.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import io.diana.users.UserId;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The server ends the session of an import in its second chunk, while that waits for a row somebody else holds. */
@DianaTest
class ImportOutageTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    WebTestClient client;

    @Autowired
    DatabaseClient db;

    @Autowired
    ReactiveTransactionManager transactions;

    UserApi api;

    @BeforeEach
    void setUp() {
        api = new UserApi(client);
    }

    @Test
    void saysUpToWhichLineRowsWereKept() {
        var start = newId().value() + 50_000_000L;
        var held = api.registered();

        var answer = interrupted(start, held, MediaType.APPLICATION_NDJSON);

        assertThat(answer.getStatus().value()).isEqualTo(200);
        assertThat(String.valueOf(answer.getResponseBody()).lines())
                .hasSize(501)
                .last()
                .asString()
                .startsWith("{\"aborted\":")
                .contains("\"code\":\"service-unavailable\"", "\"line\":500");
        api.get("/" + (start + 499)).expectStatus().isOk();
        api.get("/" + (start + 500)).expectStatus().isNotFound();
    }

    @Test
    void answers503WhenOnlyTheReportIsWanted() {
        var start = newId().value() + 60_000_000L;

        var answer = interrupted(start, api.registered(), MediaType.APPLICATION_JSON);

        assertThat(answer.getStatus().value()).isEqualTo(503);
        assertThat(answer.getResponseBody()).contains("\"code\":\"service-unavailable\"");
    }

    private EntityExchangeResult<String> interrupted(long start, UserId held, MediaType answer) {
        var rows = LongStream.range(start, start + 600)
                        .mapToObj(id -> "{\"id\": %d, \"firstName\": \"A\"}".formatted(id))
                        .collect(Collectors.joining("\n"))
                + "\n{\"id\": %s, \"firstName\": \"Other\"}".formatted(held);
        return Objects.requireNonNull(TransactionalOperator.create(transactions)
                .execute(_ -> db.sql("SELECT id FROM users.member WHERE id = :id FOR UPDATE")
                        .bind("id", held.value())
                        .fetch()
                        .one()
                        .then(Mono.fromCallable(() -> endedWhileWaiting(rows, answer))
                                .subscribeOn(Schedulers.boundedElastic())))
                .blockFirst(PATIENCE.multipliedBy(2)));
    }

    private EntityExchangeResult<String> endedWhileWaiting(String rows, MediaType answer) {
        var imported = Mono.fromCallable(() -> load(rows, answer))
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture();
        Awaitility.await().atMost(PATIENCE).until(this::endWaitingSession);
        return imported.join();
    }

    private boolean endWaitingSession() {
        return Boolean.TRUE.equals(db.sql("""
                        SELECT pg_terminate_backend(pid) AS ended
                          FROM pg_stat_activity
                         WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0
                        """)
                .map(row -> Boolean.TRUE.equals(row.get("ended", Boolean.class)))
                .first()
                .block(PATIENCE));
    }

    private EntityExchangeResult<String> load(String rows, MediaType answer) {
        return Objects.requireNonNull(client.post()
                .uri("/api/v1/users/import")
                .contentType(MediaType.APPLICATION_NDJSON)
                .accept(answer)
                .bodyValue(rows)
                .exchange()
                .expectBody(String.class)
                .returnResult());
    }
}
