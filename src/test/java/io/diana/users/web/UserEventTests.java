package io.diana.users.web;

import static io.diana.users.web.UserApi.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import io.diana.users.UserErased;
import io.diana.users.UserPreferencesChanged;
import io.diana.users.UserProfileChanged;
import io.diana.users.UserRegistered;
import io.diana.users.UserReinstated;
import io.diana.users.UserSuspended;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** What the outbox keeps of each call. */
@DianaTest
class UserEventTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    WebTestClient client;

    @Autowired
    DatabaseClient db;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    final String requestId = UUID.randomUUID().toString();
    UserApi api;
    KeptEvents kept;
    Instant start = Instant.EPOCH;

    @BeforeEach
    void setUp() {
        api = new UserApi(client.mutate()
                .defaultHeader("X-Request-Id", requestId)
                .defaultHeader("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(TRACE))
                .build());
        kept = new KeptEvents(db, json);
        start = clock.instant();
    }

    @Test
    void tellOnceOfWhoIsNewAndThenOfWhatIsRefreshed() {
        var id = newId();
        var body = "{\"id\": %s, \"firstName\": \"Ada\", \"timeZone\": \"Europe/Madrid\"}".formatted(id);
        api.post("", body).expectStatus().isCreated();
        api.post("", body).expectStatus().isOk();
        api.post("", "{\"id\": %s, \"firstName\": \"Eva\", \"languageCode\": \"pt\"}".formatted(id))
                .expectStatus()
                .isOk();

        assertThat(kept.of(id))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
                .containsExactly(
                        new UserRegistered(id, "es", "Europe/Madrid", start),
                        new UserProfileChanged(id, Set.of("firstName", "languageCode"), "pt", "Europe/Madrid", start));
    }

    @Test
    void carryTheIdsOfTheRequestAndTheTime() {
        var id = api.registered();

        var row = kept.rowsOf(id).getFirst();

        assertThat(row.type()).isEqualTo("io.diana.users.UserRegistered");
        assertThat(row.requestId()).isEqualTo(requestId);
        assertThat(row.traceId()).isEqualTo(TRACE);
        assertThat(kept.of(id))
                .singleElement()
                .isInstanceOfSatisfying(
                        UserRegistered.class, event -> assertThat(event.at()).isBetween(start, clock.instant()));
        api.get("/" + id)
                .expectBody()
                .jsonPath("$.createdAt")
                .isEqualTo(row.data().get("at").stringValue());
    }

    @Test
    void tellOfAProfileThatIsPatchedButNotOfOneThatStays() {
        var id = api.registered();
        api.patch("/" + id, "{\"username\": \"ada\", \"firstName\": \"Ada\"}")
                .expectStatus()
                .isOk();
        api.patch("/" + id, "{\"username\": \"ada\"}").expectStatus().isOk();

        assertThat(kept.behindRegistration(id))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
                .containsExactly(new UserProfileChanged(id, Set.of("username"), "es", "UTC", start));
    }

    @Test
    void tellOfPreferencesByTheirKeysOnly() {
        var id = api.registered();
        var path = "/%s/preferences".formatted(id);
        var odd = "a \\\"b\\\", \\\\{c}\\n'ñ";
        var patch = "{\"%s\": 1, \"privacy\": {\"showInLeaderboards\": false}}".formatted(odd);
        api.patch(path, patch).expectStatus().isOk();
        api.patch(path, patch).expectStatus().isOk();
        api.patch(path, "{\"theme\": \"dark\"}", "\"p2\"").expectStatus().isOk();
        api.put(path, "{\"theme\": \"dark\"}").expectStatus().isOk();
        api.put(path, "{\"theme\": \"dark\"}").expectStatus().isOk();

        var oddKey = "a \"b\", \\{c}\n'ñ";
        assertThat(kept.behindRegistration(id))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
                .containsExactly(
                        new UserPreferencesChanged(id, Set.of(oddKey, "privacy"), false, start),
                        new UserPreferencesChanged(id, Set.of("theme"), false, start),
                        new UserPreferencesChanged(id, Set.of(oddKey, "privacy"), true, start));
    }

    @Test
    void tellOfSuspensionsAndOfTheirEnd() {
        var id = api.registered();
        var path = "/%s/suspension".formatted(id);
        var until = start.plus(Duration.ofDays(1));
        api.post(path, "{\"reason\": \"spam\"}").expectStatus().isOk();
        api.post(path, "{\"reason\": \"spam\", \"until\": \"%s\"}".formatted(until))
                .expectStatus()
                .isOk();
        api.delete(path + "?reason=sorry").expectStatus().isOk();
        api.delete(path + "?reason=sorry").expectStatus().isEqualTo(409);

        assertThat(kept.behindRegistration(id))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
                .containsExactly(
                        new UserSuspended(id, null, start),
                        new UserSuspended(id, until, start),
                        new UserReinstated(id, start));
    }

    @Test
    void tellOnceOfASuspensionThatEndsByItself() {
        var id = api.registered();
        var until = start.plusSeconds(2);
        api.post("/%s/suspension".formatted(id), "{\"reason\": \"spam\", \"until\": \"%s\"}".formatted(until))
                .expectStatus()
                .isOk();

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> kept.of(id).size() > 2);

        assertThat(kept.of(id))
                .hasSize(3)
                .last()
                .isInstanceOfSatisfying(
                        UserReinstated.class, event -> assertThat(event.at()).isAfterOrEqualTo(until));
        assertThat(kept.rowsOf(id).getLast().requestId()).isNull();
    }

    @Test
    void tellOnceOfAnErasureAndOfNothingBehindIt() {
        var id = api.erased();
        api.delete("/%s?reason=wish".formatted(id)).expectStatus().isEqualTo(410);
        api.post("", "{\"id\": %s, \"firstName\": \"Ada\"}".formatted(id))
                .expectStatus()
                .isEqualTo(410);
        api.patch("/%s/preferences".formatted(id), "{\"a\": 1}").expectStatus().isEqualTo(410);

        assertThat(kept.behindRegistration(id))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
                .containsExactly(new UserErased(id, start));
    }

    @Test
    void tellNothingOfWhatWasRefused() {
        var id = api.registered();
        var unknown = newId();
        var tooLarge = "{\"text\": \"%s\"}".formatted("x".repeat(16_384));
        api.post("", "{\"id\": %s, \"firstName\": \" \"}".formatted(unknown))
                .expectStatus()
                .isEqualTo(422);
        api.patch("/" + unknown, "{\"username\": \"ada\"}").expectStatus().isNotFound();
        api.patch("/" + id, "{\"username\": \"ada\"}", "\"old\"").expectStatus().isEqualTo(412);
        api.patch("/%s/preferences".formatted(unknown), "{\"a\": 1}")
                .expectStatus()
                .isNotFound();
        api.patch("/%s/preferences".formatted(id), tooLarge).expectStatus().isEqualTo(422);
        api.patch("/%s/preferences".formatted(id), "{\"a\": 1}", "\"old\"")
                .expectStatus()
                .isEqualTo(412);
        api.post("/%s/suspension".formatted(id), "{}").expectStatus().isEqualTo(422);
        api.delete("/%s?reason=wish".formatted(id), "\"old\"").expectStatus().isEqualTo(412);

        assertThat(kept.behindRegistration(id)).isEmpty();
        assertThat(kept.of(unknown)).isEmpty();
    }

    @Test
    void tellOfEachRowOfABatch() {
        var first = newId();
        var second = newId();
        api.post("/batch", """
                        {"users": [{"id": %1$s, "firstName": "A"}, {"id": 0, "firstName": "B"}, {"id": %2$s, "firstName": "C"},
                                   {"id": %1$s, "firstName": "A"}, {"id": %1$s, "firstName": "D"}]}
                        """.formatted(first, second)).expectStatus().isOk();
        api.post("/preferences", """
                        {"patches": [{"id": %1$s, "patch": {"a": 1}}, {"id": %1$s, "patch": {"a": 1}},
                                     {"id": %2$s, "patch": {}}, {"id": %1$s, "patch": {"b": 1}}]}
                        """.formatted(first, second)).expectStatus().isOk();

        assertThat(kept.of(first))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
                .containsExactly(
                        new UserRegistered(first, "es", "UTC", start),
                        new UserProfileChanged(first, Set.of("firstName"), "es", "UTC", start),
                        new UserPreferencesChanged(first, Set.of("a"), true, start),
                        new UserPreferencesChanged(first, Set.of("b"), true, start));
        assertThat(kept.of(second)).hasSize(1);
        assertThat(kept.rowsOf(second).getFirst().requestId()).isEqualTo(requestId);
    }
}
