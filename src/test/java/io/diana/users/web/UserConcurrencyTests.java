package io.diana.users.web;

import static io.diana.users.web.UserApi.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import io.diana.users.application.RegisterUsers;
import io.diana.users.application.TouchUsers;
import io.diana.users.domain.ProfileChange;
import io.diana.users.domain.ProfileField;
import io.diana.users.domain.Registration;
import io.diana.validation.Checked.Valid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@DianaTest
class UserConcurrencyTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    WebTestClient testClient;

    @Autowired
    DatabaseClient db;

    @Autowired
    ReactiveTransactionManager transactions;

    @Autowired
    TouchUsers touchUsers;

    @Autowired
    RegisterUsers registerUsers;

    @LocalServerPort
    int port;

    WebClient client = WebClient.create();
    UserApi api;

    @BeforeEach
    void setUp() {
        client = WebClient.create("http://localhost:" + port + "/api/v1/users");
        api = new UserApi(testClient);
    }

    @Test
    void registersAnIdOnceOfAHundredTimesAtOnce() {
        var body = "{\"id\": %s, \"firstName\": \"Ada\"}".formatted(newId());

        var statuses = atOnce(IntStream.range(0, 100)
                .mapToObj(_ ->
                        client.post().contentType(MediaType.APPLICATION_JSON).bodyValue(body))
                .toList());

        assertThat(Collections.frequency(statuses, 201)).isOne();
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(99);
    }

    @Test
    void keepsAllOfAHundredMergesAtOnce() {
        var path = "/%s/preferences".formatted(api.registered());

        var statuses = atOnce(IntStream.range(0, 100)
                .mapToObj(n -> client.patch()
                        .uri(path)
                        .contentType(MediaType.valueOf("application/merge-patch+json"))
                        .bodyValue("{\"k%d\": {\"v\": %d}}".formatted(n, n)))
                .toList());

        assertThat(statuses).containsOnly(200);
        var body = api.get(path).expectBody();
        IntStream.range(0, 100)
                .forEach(n -> body.jsonPath("$.k%d.v".formatted(n)).isEqualTo(n));
    }

    @Test
    void letsOverlappingBatchesInWithoutADeadlock() {
        var ids = IntStream.range(0, 200).mapToObj(_ -> newId()).toList();
        var batches = new ArrayList<Mono<?>>();
        for (var round = 0; round < 8; round++) {
            var shuffled = new ArrayList<>(ids);
            Collections.shuffle(shuffled, new Random(round));
            var name = "Name" + round;
            batches.add(registerUsers.from(shuffled.stream()
                    .map(id -> new Registration(id, named(name)))
                    .toList()));
        }

        Flux.fromIterable(batches).flatMap(it -> it, batches.size()).blockLast(LIMIT);

        ids.forEach(id -> api.get("/" + id).expectStatus().isOk());
    }

    @Test
    void writesATouchWithoutWaitingForAnythingAndWithoutChangingAnything() {
        var id = api.registered();
        var before = row(id.value());
        var lock = TransactionalOperator.create(transactions)
                .execute(_ -> db.sql("SELECT id FROM users.member WHERE id = :id FOR UPDATE")
                        .bind("id", id.value())
                        .then()
                        .then(db.sql("SELECT user_id FROM users.preferences WHERE user_id = :id FOR UPDATE")
                                .bind("id", id.value())
                                .then())
                        .then(touchUsers.here(List.of(id)))
                        .then(Mono.defer(() -> untilActive(id.value()))));

        lock.blockLast(LIMIT);

        assertThat(row(id.value())).isEqualTo(before);
    }

    @Test
    void losesNoPatchToATouch() {
        var id = api.registered();
        var calls = new ArrayList<RequestHeadersSpec<?>>();
        for (var n = 0; n < 100; n++) {
            calls.add(client.post().uri("/%s/activity".formatted(id)));
            calls.add(client.patch()
                    .uri("/" + id)
                    .contentType(MediaType.valueOf("application/merge-patch+json"))
                    .bodyValue("{\"lastName\": \"N%d\"}".formatted(n)));
        }

        assertThat(atOnce(calls)).containsOnly(200, 204);

        api.get("/" + id).expectHeader().valueEquals("ETag", "\"v101a\"");
    }

    private List<Integer> atOnce(List<? extends RequestHeadersSpec<?>> calls) {
        return Flux.fromIterable(calls)
                .flatMap(
                        call -> call.exchangeToMono(answer -> answer.releaseBody()
                                .thenReturn(answer.statusCode().value())),
                        calls.size())
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private Mono<Long> untilActive(long id) {
        return db.sql("SELECT count(*) AS n FROM users.activity WHERE user_id = :id AND last_active_at > '-infinity'")
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .filter(n -> n == 1)
                .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(50)));
    }

    private String row(long id) {
        return db.sql("SELECT to_jsonb(m)::text || to_jsonb(p)::text AS row"
                        + " FROM users.member m JOIN users.preferences p ON p.user_id = m.id WHERE m.id = :id")
                .bind("id", id)
                .map(row -> String.valueOf(row.get("row", String.class)))
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static ProfileChange named(String name) {
        return ProfileChange.of(Map.of(ProfileField.FIRST_NAME, name)) instanceof Valid<ProfileChange>(var change)
                ? change
                : fail();
    }

    private static ProfileChange fail() {
        throw new AssertionError("The name is valid.");
    }
}
