package io.diana.users.web;

import static io.diana.users.web.UserApi.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A stream that the database fails at once is no stream: nobody reads 200 who got nothing. */
@DianaTest
class StreamOutageTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    WebTestClient client;

    @Autowired
    DatabaseClient db;

    @Autowired
    ReactiveTransactionManager transactions;

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv"})
    void isSaidBeforeAnExportBegins(String format) {
        var export = client.get().uri("/api/v1/users/export").accept(MediaType.parseMediaType(format));

        assertIsUnavailable(whileNobodyCanRead(export));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/json"})
    void isSaidBeforeAnImportAnswers(String format) {
        var rows = client.post()
                .uri("/api/v1/users/import")
                .contentType(MediaType.APPLICATION_NDJSON)
                .accept(MediaType.parseMediaType(format))
                .bodyValue("{\"id\": %s, \"firstName\": \"A\"}".formatted(newId()));

        assertIsUnavailable(whileNobodyCanRead(rows));
    }

    private static void assertIsUnavailable(EntityExchangeResult<String> answer) {
        assertThat(answer.getStatus().value()).isEqualTo(503);
        assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isEqualTo("5");
        assertThat(answer.getResponseBody()).contains("\"code\":\"service-unavailable\"");
    }

    /** Waits for the table until the time for a lock is over. */
    private EntityExchangeResult<String> whileNobodyCanRead(RequestHeadersSpec<?> request) {
        var answer = TransactionalOperator.create(transactions)
                .execute(_ -> db.sql("LOCK TABLE users.member IN ACCESS EXCLUSIVE MODE")
                        .then()
                        .then(Mono.fromCallable(() -> request.exchange()
                                        .expectBody(String.class)
                                        .returnResult())
                                .subscribeOn(Schedulers.boundedElastic())))
                .blockFirst(PATIENCE);
        return Objects.requireNonNull(answer);
    }
}
