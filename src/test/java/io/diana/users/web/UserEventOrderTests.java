package io.diana.users.web;

import static io.diana.users.web.UserApi.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import io.diana.users.UserPreferencesChanged;
import io.diana.users.UserProfileChanged;
import io.diana.users.UserRegistered;
import io.diana.users.application.RegisterUsers;
import io.diana.users.domain.ProfileChange;
import io.diana.users.domain.ProfileField;
import io.diana.users.domain.Registration;
import io.diana.validation.Checked.Valid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
import tools.jackson.databind.json.JsonMapper;

/** What the outbox keeps when much happens at once, and of what is taken back. */
@DianaTest
class UserEventOrderTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final MediaType MERGE_PATCH = MediaType.valueOf("application/merge-patch+json");
    private static final List<String> ZONES = List.of("UTC", "Europe/Madrid", "America/Lima");

    @Autowired
    WebTestClient testClient;

    @Autowired
    DatabaseClient db;

    @Autowired
    JsonMapper json;

    @Autowired
    ReactiveTransactionManager transactions;

    @Autowired
    RegisterUsers registerUsers;

    @LocalServerPort
    int port;

    WebClient client = WebClient.create();
    UserApi api;
    KeptEvents kept;

    @BeforeEach
    void setUp() {
        client = WebClient.create("http://localhost:" + port + "/api/v1/users");
        api = new UserApi(testClient);
        kept = new KeptEvents(db, json);
    }

    @Test
    void aHundredRegistrationsAtOnceAreOneEvent() {
        var id = newId();
        var body = "{\"id\": %s, \"firstName\": \"Ada\"}".formatted(id);

        allAtOnce(IntStream.range(0, 100).mapToObj(_ -> registration(body)).toList());

        assertThat(kept.of(id)).singleElement().isInstanceOf(UserRegistered.class);
    }

    @Test
    void theLastWordOnAProfileIsTheTruth() {
        var id = api.registered();
        var calls = new ArrayList<RequestHeadersSpec<?>>();
        for (var n = 0; n < 60; n++) {
            var zone = ZONES.get(n % ZONES.size());
            calls.add(patch("/" + id, "{\"timeZone\": \"%s\"}".formatted(zone)));
            calls.add(
                    registration("{\"id\": %s, \"firstName\": \"N%d\", \"timeZone\": \"%s\"}".formatted(id, n, zone)));
        }

        allAtOnce(calls);

        var events = kept.behindRegistration(id);
        assertThat(events)
                .last()
                .isInstanceOfSatisfying(
                        UserProfileChanged.class,
                        last -> api.get("/" + id)
                                .expectHeader()
                                .valueEquals("ETag", "\"v%da\"".formatted(events.size() + 1))
                                .expectBody()
                                .jsonPath("$.timeZone")
                                .isEqualTo(last.timeZone()));
    }

    @Test
    void theLastWordOnPreferencesIsTheTruth() {
        var path = "/%s/preferences";
        var id = api.registered();
        var calls = new ArrayList<RequestHeadersSpec<?>>();
        for (var n = 0; n < 100; n++) {
            calls.add(patch(path.formatted(id), "{\"privacy\": {\"showInLeaderboards\": %s}}".formatted(n % 2 == 0)));
        }

        allAtOnce(calls);

        var events = kept.behindRegistration(id);
        assertThat(events)
                .last()
                .isInstanceOfSatisfying(
                        UserPreferencesChanged.class,
                        last -> api.get(path.formatted(id))
                                .expectHeader()
                                .valueEquals("ETag", "\"p%d\"".formatted(events.size() + 1))
                                .expectBody()
                                .jsonPath("$.privacy.showInLeaderboards")
                                .isEqualTo(last.showInLeaderboards()));
    }

    @Test
    void whatIsRolledBackIsNoEvent() {
        var id = newId();

        TransactionalOperator.create(transactions)
                .execute(attempt -> {
                    attempt.setRollbackOnly();
                    return registerUsers.from(List.of(new Registration(id, named("Ada"))));
                })
                .blockLast(LIMIT);

        assertThat(kept.of(id)).isEmpty();
    }

    @Test
    void anImportIsToldOnceAndARehearsalNever() {
        var start = newId().value() + 100_000_000L;
        var rows = IntStream.range(0, 10_000)
                .mapToObj(n -> "{\"id\": %d, \"firstName\": \"Name %d\"}".formatted(start + n, n))
                .collect(Collectors.joining("\n"));

        assertThat(registeredBy(rows, "?dryRun=true")).isZero();
        assertThat(registeredBy(rows, "")).isEqualTo(10_000);
        assertThat(registeredBy(rows, "")).isZero();
    }

    private long registeredBy(String rows, String parameters) {
        var requestId = UUID.randomUUID().toString();
        testClient
                .post()
                .uri("/api/v1/users/import" + parameters)
                .header("X-Request-Id", requestId)
                .contentType(MediaType.APPLICATION_NDJSON)
                .accept(MediaType.APPLICATION_JSON)
                .bodyValue(rows)
                .exchange()
                .expectBody()
                .jsonPath("$.rows")
                .isEqualTo(10_000)
                .jsonPath("$.failed")
                .isEqualTo(0);
        return kept.count(UserRegistered.class, requestId);
    }

    private RequestHeadersSpec<?> registration(String body) {
        return client.post().contentType(MediaType.APPLICATION_JSON).bodyValue(body);
    }

    private RequestHeadersSpec<?> patch(String path, String body) {
        return client.patch().uri(path).contentType(MERGE_PATCH).bodyValue(body);
    }

    private static void allAtOnce(List<? extends RequestHeadersSpec<?>> calls) {
        Flux.fromIterable(calls)
                .flatMap(call -> call.retrieve().toBodilessEntity(), calls.size())
                .blockLast(LIMIT);
    }

    private static ProfileChange named(String name) {
        if (ProfileChange.of(Map.of(ProfileField.FIRST_NAME, name)) instanceof Valid<ProfileChange>(var change)) {
            return change;
        }
        throw new AssertionError(name);
    }
}
