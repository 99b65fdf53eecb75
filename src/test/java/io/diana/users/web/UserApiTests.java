package io.diana.users.web;

import static io.diana.users.web.UserApi.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@DianaTest
class UserApiTests {

    @Autowired
    WebTestClient client;

    @Autowired
    DatabaseClient db;

    UserApi api;

    @BeforeEach
    void setUp() {
        api = new UserApi(client);
    }

    @Test
    void registersOnceAndRefreshesAfterwards() {
        var id = newId();

        api.post("", """
                        {"id": %s, "firstName": "Ada", "lastName": "Lovelace", "username": "ada", "languageCode": "pt-br"}
                        """.formatted(id))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location("/api/v1/users/" + id)
                .expectHeader()
                .valueEquals("ETag", "\"v1a\"")
                .expectBody()
                .jsonPath("$.languageCode")
                .isEqualTo("pt-BR")
                .jsonPath("$.timeZone")
                .isEqualTo("UTC");
        api.post("", "{\"id\": %s, \"firstName\": \"Augusta\", \"username\": null}".formatted(id))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.firstName")
                .isEqualTo("Augusta")
                .jsonPath("$.lastName")
                .isEqualTo("Lovelace")
                .jsonPath("$.username")
                .isEmpty()
                .jsonPath("$.languageCode")
                .isEqualTo("pt-BR");
        api.post("", "{\"id\": %s, \"firstName\": \"Augusta\"}".formatted(id))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"v2a\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"firstName": "A"}                                  | #/id
                    {"id": 0, "firstName": "A"}                         | #/id
                    {"id": -1, "firstName": "A"}                        | #/id
                    {"id": 4503599627370496, "firstName": "A"}          | #/id
                    {"id": 9223372036854775808, "firstName": "A"}       | #/id
                    {"id": 1.5, "firstName": "A"}                       | #/id
                    {"id": "1", "firstName": "A"}                       | #/id
                    {"id": 1}                                           | #/firstName
                    {"id": 1, "firstName": null}                        | #/firstName
                    {"id": 1, "firstName": 7}                           | #/firstName
                    {"id": 1, "firstName": "  "}                        | #/firstName
                    {"id": 1, "firstName": "A\\u0000"}                  | #/firstName
                    {"id": 1, "firstName": "A\\u0085"}                  | #/firstName
                    {"id": 1, "firstName": "A", "lastName": ""}         | #/lastName
                    {"id": 1, "firstName": "A", "username": "a b"}      | #/username
                    {"id": 1, "firstName": "A", "username": "@ada"}     | #/username
                    {"id": 1, "firstName": "A", "languageCode": "x_y"}  | #/languageCode
                    {"id": 1, "firstName": "A", "timeZone": "Mars/One"} | #/timeZone
                    {"id": 1, "firstName": "A", "isBot": true}          | #/isBot
                    {"id": 1, "firstName": "A", "points": 5}            | #/points
                    """)
    void namesTheFieldThatIsWrong(String body, String pointer) {
        api.post("", body)
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("validation-failed")
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer);
        api.get("/1").expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "4503599627370496", "9223372036854775808", "abc", "1.0"})
    void refusesIdsOutOfRangeInAnyPath(String id) {
        api.get("/" + id)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("user-id");
        api.get("/%s/preferences".formatted(id)).expectStatus().isEqualTo(422);
        api.patch("/" + id, "{}").expectStatus().isEqualTo(422);
        api.post("/%s/activity".formatted(id)).expectStatus().isEqualTo(422);
    }

    @Test
    void knowsNobodyByAnUnknownId() {
        var id = newId();

        api.get("/" + id).expectStatus().isNotFound();
        api.get("/%s/preferences".formatted(id)).expectStatus().isNotFound();
        api.get("/%s/data".formatted(id)).expectStatus().isNotFound();
        api.patch("/" + id, "{\"firstName\": \"A\"}").expectStatus().isNotFound();
        api.patch("/%s/preferences".formatted(id), "{\"a\": 1}").expectStatus().isNotFound();
        api.put("/%s/preferences".formatted(id), "{\"a\": 1}").expectStatus().isNotFound();
        api.post("/%s/activity".formatted(id)).expectStatus().isNotFound();
        api.post("/%s/suspension".formatted(id), "{\"reason\": \"spam\"}")
                .expectStatus()
                .isNotFound();
        api.delete("/%s/suspension?reason=ok".formatted(id)).expectStatus().isNotFound();
        api.delete("/%s?reason=wish".formatted(id)).expectStatus().isNotFound();
    }

    @Test
    void answersGoneForTheErasedEverywhere() {
        var id = api.erased();

        api.post("", "{\"id\": %s, \"firstName\": \"Ada\"}".formatted(id))
                .expectStatus()
                .isEqualTo(410);
        api.get("/" + id).expectStatus().isEqualTo(410);
        api.get("/%s/preferences".formatted(id)).expectStatus().isEqualTo(410);
        api.get("/%s/data".formatted(id)).expectStatus().isEqualTo(410);
        api.patch("/" + id, "{\"firstName\": \"A\"}").expectStatus().isEqualTo(410);
        api.patch("/%s/preferences".formatted(id), "{\"a\": 1}").expectStatus().isEqualTo(410);
        api.patch("/%s/preferences".formatted(id), "{\"a\": 1}", "\"p1\"")
                .expectStatus()
                .isEqualTo(410);
        api.put("/%s/preferences".formatted(id), "{\"a\": 1}").expectStatus().isEqualTo(410);
        api.post("/%s/activity".formatted(id)).expectStatus().isEqualTo(410);
        api.post("/%s/suspension".formatted(id), "{\"reason\": \"spam\"}")
                .expectStatus()
                .isEqualTo(410);
        api.delete("/%s/suspension?reason=ok".formatted(id)).expectStatus().isEqualTo(410);
        api.delete("/%s?reason=wish".formatted(id)).expectStatus().isEqualTo(410);
    }

    @Test
    void erasesEverythingPersonalAndCertifiesIt() {
        var id = newId();
        api.post("", "{\"id\": %s, \"firstName\": \"Zebedee\", \"lastName\": \"Unique\"}".formatted(id));
        api.patch("/%s/preferences".formatted(id), "{\"note\": \"Zebedee\"}")
                .expectStatus()
                .isOk();
        api.post("/%s/suspension".formatted(id), "{\"reason\": \"Zebedee\"}")
                .expectStatus()
                .isOk();

        api.delete("/%s?reason=wish".formatted(id))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.userId")
                .isEqualTo(id.value())
                .jsonPath("$.reason")
                .isEqualTo("wish")
                .jsonPath("$.actor")
                .isNotEmpty()
                .jsonPath(
                        "$.erased[?(@ == 'time zone, streak, habits and membership as the points account knew them')]")
                .exists()
                .jsonPath("$.erased[?(@ == 'the words about grants and revocations')]")
                .exists()
                .jsonPath("$.kept[?(@ =~ /events about the bare id.* for 8 days .*/)]")
                .exists();
        var left = db.sql("SELECT (to_jsonb(m))::text AS row FROM users.member m WHERE id = :id")
                .bind("id", id.value())
                .map(row -> String.valueOf(row.get("row", String.class)))
                .one()
                .block();
        assertThat(left).doesNotContain("Zebedee").doesNotContain("Unique");
        assertThat(count("users.preferences", id.value())).isZero();
        assertThat(count("users.activity", id.value())).isZero();
        assertThat(count("users.erasure", id.value())).isOne();
    }

    @Test
    void needsAReasonToEraseSuspendAndReinstate() {
        var id = api.registered();

        api.delete("/" + id).expectStatus().isEqualTo(422);
        api.delete("/%s?reason= ".formatted(id)).expectStatus().isEqualTo(422);
        api.post("/%s/suspension".formatted(id), "{}").expectStatus().isEqualTo(422);
        api.post("/%s/suspension".formatted(id), "{\"reason\": 5, \"more\": 1}")
                .expectStatus()
                .isEqualTo(422);
        api.post("/%s/suspension".formatted(id), "{\"reason\": \"a\", \"more\": 1}")
                .expectStatus()
                .isEqualTo(422);
        api.post("/%s/suspension".formatted(id), "{\"reason\": \"a\", \"until\": \"2001-01-01T00:00:00Z\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("#/until");
        api.delete("/%s/suspension".formatted(id)).expectStatus().isEqualTo(422);
    }

    @Test
    void suspendsReplacesAndReinstates() {
        var id = api.registered();

        api.delete("/%s/suspension?reason=ok".formatted(id))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("user-not-suspended");
        api.post("/%s/suspension".formatted(id), "{\"reason\": \"spam\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("SUSPENDED")
                .jsonPath("$.suspension.reason")
                .isEqualTo("spam");
        api.post("/%s/suspension".formatted(id), "{\"reason\": \"more\", \"until\": \"2100-01-01T00:00:00Z\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.suspension.until")
                .isEqualTo("2100-01-01T00:00:00Z");
        api.delete("/%s/suspension?reason=ok".formatted(id))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("ACTIVE")
                .jsonPath("$.suspension")
                .isEmpty();
    }

    @Test
    void liftsASuspensionWhenItsTimeIsOver() {
        for (var round = 0; round < 2; round++) {
            var id = api.registered();
            var until = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
            api.post("/%s/suspension".formatted(id), "{\"reason\": \"spam\", \"until\": \"%s\"}".formatted(until))
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("ETag", "\"v2s\"");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> api.get("/" + id)
                            .expectHeader()
                            .valueEquals("ETag", "\"v3a\"")
                            .expectBody()
                            .jsonPath("$.status")
                            .isEqualTo("ACTIVE"));
        }
    }

    @Test
    void patchesTheProfileOnlyOfTheVersionThatWasSeen() {
        var id = api.registered();
        var etag =
                api.get("/" + id).returnResult(Void.class).getResponseHeaders().getETag();

        api.patch("/" + id, "{\"firstName\": \"Grace\", \"lastName\": \"Hopper\"}", etag)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.lastName")
                .isEqualTo("Hopper");
        api.patch("/" + id, "{\"firstName\": \"Lost\"}", etag)
                .expectStatus()
                .isEqualTo(412)
                .expectHeader()
                .valueEquals("ETag", "\"v2a\"");
        api.patch("/" + id, "{\"lastName\": null}", "*")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.firstName")
                .isEqualTo("Grace")
                .jsonPath("$.lastName")
                .isEmpty();
        api.patch("/" + id, "{}").expectStatus().isOk().expectHeader().valueEquals("ETag", "\"v3a\"");
        api.patch("/" + id, "{\"firstName\": null}").expectStatus().isEqualTo(422);
        api.patch("/" + id, "{\"id\": 5}").expectStatus().isEqualTo(422);
        api.delete("/%s/suspension?reason=ok".formatted(id), "\"v1a\"")
                .expectStatus()
                .isEqualTo(412);
        api.delete("/%s?reason=wish".formatted(id), "\"v1a\"").expectStatus().isEqualTo(412);
    }

    @Test
    void tellsThatNothingChanged() {
        var id = api.registered();

        client.get()
                .uri("/api/v1/users/" + id)
                .header(HttpHeaders.IF_NONE_MATCH, "\"v1a\"")
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    @Test
    void exportsEverythingKnownAboutAPerson() {
        var id = api.registered();
        api.patch("/%s/preferences".formatted(id), "{\"the_me\": \"dark\", \"x_at\": 1}")
                .expectStatus()
                .isOk();
        api.post("/%s/suspension".formatted(id), "{\"reason\": \"spam\", \"until\": \"2100-01-01T00:00:00+01:00\"}")
                .expectStatus()
                .isOk();

        api.get("/%s/data".formatted(id))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"users": {
                  "profile": {"id": %1$s, "firstName": "Ada", "languageCode": "es", "suspendedUntil": "2099-12-31T23:00:00Z"},
                  "preferences": {"document": {"the_me": "dark", "x_at": 1}},
                  "activity": {"lastActiveAt": null, "activeDays": 0}}}
                """.formatted(id))
                .jsonPath("$.events.published[?(@.type =~ /io.diana.users.*/)].type")
                .isEqualTo(List.of(
                        "io.diana.users.UserRegistered",
                        "io.diana.users.UserPreferencesChanged",
                        "io.diana.users.UserSuspended"))
                .jsonPath("$.events.published[?(@.type == 'io.diana.users.UserRegistered')].data.languageCode")
                .isEqualTo(List.of("es"));
    }

    @Test
    void tagsWhatItGathers() {
        var data = "/%s/data".formatted(api.registered());

        // Other modules hear of a member, and numbers are counted anew, in between.
        Awaitility.await().untilAsserted(() -> notModified(data, etag(data)));
        Awaitility.await().untilAsserted(() -> notModified("/statistics", etag("/statistics")));
        var before = etag(data);
        api.patch(data.replace("data", "preferences"), "{\"theme\": \"dark\"}")
                .expectStatus()
                .isOk();
        assertThat(etag(data)).isNotEqualTo(before);
    }

    private String etag(String path) {
        var etag = api.get(path).returnResult(Void.class).getResponseHeaders().getETag();
        assertThat(etag).startsWith("\"").endsWith("\"");
        return Objects.requireNonNull(etag);
    }

    private void notModified(String path, String etag) {
        client.get()
                .uri("/api/v1/users" + path)
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void registersNobodyWhenTheAnswerCannotBeGiven() {
        var id = newId();

        client.post()
                .uri("/api/v1/users")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_XML)
                .bodyValue("{\"id\": %s, \"firstName\": \"Ada\"}".formatted(id))
                .exchange()
                .expectStatus()
                .isEqualTo(406);
        api.get("/" + id).expectStatus().isNotFound();
    }

    @Test
    void takesNoResourceForTheIdOfAUser() {
        client.get()
                .uri("/api/v1/users/export")
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isEqualTo(406);
        api.get("/lookup").expectStatus().isEqualTo(405).expectHeader().valueEquals("Allow", "POST");
        api.patch("/statistics", "{}").expectStatus().isEqualTo(405);
    }

    @Test
    void advertisesWhatAPatchIs() {
        for (var path : List.of("", "/preferences")) {
            client.options()
                    .uri("/api/v1/users/815" + path)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("Accept-Patch", "application/merge-patch+json");
        }
    }

    @Test
    void saysNothingElseOfABodyThatIsNoObject() {
        api.post("", "[]")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("#"));
    }

    @Test
    void countsTheCommunity() {
        api.registered();
        api.erased();

        api.get("/statistics")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isNumber()
                .jsonPath("$.byStatus.ERASED")
                .isNumber()
                .jsonPath("$.byLanguage.es")
                .isNumber()
                .jsonPath("$.registrations.length()")
                .isEqualTo(30)
                .jsonPath("$.active.daily")
                .isNumber()
                .jsonPath("$.retention.d1")
                .isEmpty();
    }

    private long count(String table, long user) {
        var rows = db.sql("SELECT count(*) AS n FROM %s WHERE user_id = :id".formatted(table))
                .bind("id", user)
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .block();
        return rows == null ? -1 : rows;
    }
}
