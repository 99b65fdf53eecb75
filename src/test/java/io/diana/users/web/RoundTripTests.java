package io.diana.users.web;

import static io.diana.users.web.UserApi.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import io.diana.users.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What one Diana exports, another one imports. */
@DianaTest
class RoundTripTests {

    private static final MediaType CSV = new MediaType("text", "csv");
    static final List<MediaType> FORMATS = List.of(MediaType.APPLICATION_NDJSON, CSV);

    @Autowired
    WebTestClient client;

    @Autowired
    DatabaseClient db;

    UserApi api;

    @BeforeEach
    void setUp() {
        api = new UserApi(client);
    }

    @ParameterizedTest
    @FieldSource("FORMATS")
    void movesMembersWithTheirNamesAndTheirPast(MediaType format) {
        var mark = "m" + newId();
        var ids = community(mark);
        var exported = export(format, mark);
        forget(ids);

        load(format, exported, "?dryRun=true").expectBody().json("{\"rows\": 5, \"created\": 5, \"failed\": 0}");
        load(format, exported, "").expectBody().json("{\"rows\": 5, \"created\": 5, \"failed\": 0}");

        assertThat(comparable(export(format, mark))).isEqualTo(comparable(exported));
        load(format, exported, "").expectBody().json("{\"rows\": 5, \"unchanged\": 5, \"failed\": 0}");
        api.get("/" + ids.getFirst())
                .expectBody()
                .json("{\"createdAt\": \"2024-02-01T12:00:00Z\", \"lastActiveAt\": \"2024-02-08T00:00:00Z\"}")
                .json("{\"vip\": {\"active\": false}}");
        assertThat(activeDays(ids.getFirst())).isEqualTo(1L << 7);
        api.get("/" + ids.getLast())
                .expectBody()
                .json("{\"suspension\": {\"by\": \"anonymous:anonymous\", \"until\": \"2100-01-01T00:00:00Z\"}}");
    }

    @ParameterizedTest
    @FieldSource("FORMATS")
    void leavesAloneWhatHasHappenedHere(MediaType format) {
        var mark = "k" + newId();
        var ids = community(mark);
        var exported = export(format, mark);
        api.delete("/%s/suspension?reason=ok".formatted(ids.getLast()))
                .expectStatus()
                .isOk();
        api.patch("/" + ids.getFirst(), "{\"firstName\": \"%s\"}".formatted(mark))
                .expectStatus()
                .isOk();

        load(format, exported, "").expectBody().json("{\"updated\": 1, \"unchanged\": 4, \"failed\": 0}");

        api.get("/" + ids.getLast()).expectBody().jsonPath("$.status").isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "points": 5                                                              | #/points            | unknown-field
                    "status": "ERASED"                                                       | #/status            | erased
                    "status": "active"                                                       | #/status            | status
                    "status": 1                                                              | #/status            | type
                    "status": "SUSPENDED"                                                    | #/suspension        | required
                    "status": "SUSPENDED", "suspension": 5                                   | #/suspension        | type
                    "status": "SUSPENDED", "suspension": {"until": "2100-01-01T00:00:00Z"}   | #/suspension/reason | required
                    "status": "SUSPENDED", "suspension": {"reason": 5}                       | #/suspension/reason | type
                    "status": "SUSPENDED", "suspension": {"reason": "a", "until": "soon"}    | #/suspension/until  | instant
                    "status": "SUSPENDED", "suspension": {"reason": "a", "why": 1}           | #/suspension/why    | unknown-field
                    "status": "ACTIVE", "suspension": {"reason": "a"}                        | #/suspension        | not-suspended
                    "suspension": {"reason": "a"}                                            | #/suspension        | not-suspended
                    "createdAt": "2100-01-01T00:00:00Z"                                      | #/createdAt         | future
                    "createdAt": "yesterday"                                                 | #/createdAt         | instant
                    "lastActiveAt": "2100-01-01T00:00:00Z"                                   | #/lastActiveAt      | future
                    """)
    void namesWhatCannotBeTakenOver(String member, String pointer, String code) {
        var row = "{\"id\": 1, \"firstName\": \"A\", %s}".formatted(member);

        load(MediaType.APPLICATION_NDJSON, row, "")
                .expectBody()
                .jsonPath("$.failures[0].status")
                .isEqualTo(422)
                .jsonPath("$.failures[0].problem.errors[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.failures[0].problem.errors[0].code")
                .isEqualTo(code);
        api.get("/1").expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"vip\": 1",
                "\"updatedAt\": \"never\"",
                "\"status\": null, \"suspension\": null, \"createdAt\": null"
            })
    void passesOverWhatIsForOthersToSay(String member) {
        var row = "{\"id\": %s, \"firstName\": \"A\", %s}".formatted(newId(), member);

        load(MediaType.APPLICATION_NDJSON, row, "").expectBody().json("{\"created\": 1}");
    }

    @Test
    void takesASuspensionThatIsOverForNone() {
        var id = newId();
        var over = Instant.now().minus(1, ChronoUnit.MINUTES);
        var table = """
                id,firstName,status,suspensionReason,suspensionUntil
                %s,Ada,SUSPENDED,Spam,%s
                %s,Ada,SUSPENDED,,%s
                """.formatted(id, over, newId(), over);

        load(CSV, table, "").expectBody().json("{\"created\": 1, \"failures\": [{\"line\": 3, \"status\": 422}]}");

        api.get("/" + id).expectHeader().valueEquals("ETag", "\"v1a\"");
    }

    @Test
    void takesNoLineBreakForAPartOfAName() {
        var table = "id,firstName,suspension,suspensionReason\n%s,\"A\nB\",,\n%s,A,x,y\n".formatted(newId(), newId());

        load(CSV, table, "").expectBody().json("""
                {"created": 0, "failures": [
                  {"line": 2, "problem": {"errors": [{"pointer": "#/firstName", "code": "control-character"}]}},
                  {"line": 4, "problem": {"errors": [{"pointer": "#/suspension", "code": "not-suspended"}]}}]}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"createdAt", "lastActiveAt", "status", "suspension", "vip", "updatedAt"})
    void isTheOnlyOneToTakeThat(String field) {
        api.post("", "{\"id\": 1, \"firstName\": \"A\", \"%s\": null}".formatted(field))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("#/" + field);
    }

    /** Five members, the first one of old, the last two suspended. */
    private List<UserId> community(String mark) {
        var ids = Stream.generate(UserApi::newId).limit(5).toList();
        var rows = """
                {"id": %s, "firstName": "Ada, \\"the\\" 1st %6$s", "lastName": "O'Brien; \\"\\"", "username": "ada_1", "languageCode": "pt-BR"}
                {"id": %s, "firstName": " %6$s ", "lastName": "=1+1", "timeZone": "America/Mexico_City"}
                {"id": %s, "firstName": "%6$s 😀 e\\u0301\\u2028", "lastName": "\\\\"}
                {"id": %s, "firstName": "%6$s"}
                {"id": %s, "firstName": "%6$s"}
                """.formatted(ids.get(0), ids.get(1), ids.get(2), ids.get(3), ids.get(4), mark);
        load(MediaType.APPLICATION_NDJSON, rows, "").expectBody().json("{\"created\": 5}");
        suspend(ids.get(3), "{\"reason\": \"Spam, in \\\"three\\\" groups\"}");
        suspend(ids.get(4), "{\"reason\": \" more \", \"until\": \"2100-01-01T00:00:00Z\"}");
        run("UPDATE users.member SET created_at = '2024-02-01T12:00:00Z', vip = true WHERE id = :id", ids.getFirst());
        run("UPDATE users.activity SET last_active_at = '2024-02-08T00:00:00Z' WHERE user_id = :id", ids.getFirst());
        return ids;
    }

    private void suspend(UserId id, String body) {
        api.post("/%s/suspension".formatted(id), body).expectStatus().isOk();
    }

    /** As if they had never been here. */
    private void forget(List<UserId> ids) {
        for (var id : ids) {
            run("DELETE FROM users.preferences WHERE user_id = :id", id);
            run("DELETE FROM users.activity WHERE user_id = :id", id);
            run("DELETE FROM users.member WHERE id = :id", id);
        }
    }

    private void run(String sql, UserId id) {
        db.sql(sql).bind("id", id.value()).then().block();
    }

    private @Nullable Long activeDays(UserId id) {
        return db.sql("SELECT active_days FROM users.activity WHERE user_id = :id")
                .bind("id", id.value())
                .mapValue(Long.class)
                .one()
                .block();
    }

    /** Without what is of the Diana that exports: when it last wrote, who suspended and when, and who is VIP. */
    private static List<String> comparable(String exported) {
        return exported.lines()
                .map(line -> line.replaceAll("\"(by|at|updatedAt)\":\"[^\"]*\"", "")
                        .replaceAll("\"vip\":\\{[^}]*}", "")
                        .replaceAll("anonymous:anonymous,[^,]*", "")
                        .replaceAll("(true|false),,([^,]*),[^,]*,", "$2"))
                .toList();
    }

    private String export(MediaType type, String mark) {
        return String.valueOf(client.get()
                .uri("/api/v1/users/export?sort=id&query=" + mark)
                .accept(type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec load(MediaType type, String rows, String parameters) {
        return client.post()
                .uri("/api/v1/users/import" + parameters)
                .contentType(type)
                .accept(MediaType.APPLICATION_JSON)
                .bodyValue(rows)
                .exchange()
                .expectStatus()
                .isOk();
    }
}
