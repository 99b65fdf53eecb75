package io.diana.users.web;

import static io.diana.users.web.UserApi.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@DianaTest
class StreamApiTests {

    private static final MediaType CSV = new MediaType("text", "csv");

    @Autowired
    WebTestClient client;

    UserApi api;

    @BeforeEach
    void setUp() {
        api = new UserApi(client);
    }

    @Test
    void importsLinesAndNamesThoseThatAreWrong() {
        var id = newId();
        var rows = """
                {"id": %1$s, "firstName": "Ada"}
                {"id": 0, "firstName": "B"}

                {"id": %2$s,
                {"id": %1$s, "firstName": "Augusta"}
                {"id": %3$s, "firstName": "C"}
                %4$s
                {"id": %1$s, "firstName": "Augusta"}""".formatted(id, newId(), api.erased(), "x".repeat(70_000));

        load(MediaType.APPLICATION_NDJSON, rows, "")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"dryRun": false, "rows": 7, "created": 1, "updated": 1, "unchanged": 1, "failed": 4, "failures": [
                          {"line": 2, "status": 422, "problem": {"code": "validation-failed"}},
                          {"line": 4, "status": 400, "problem": {"code": "malformed-row"}},
                          {"line": 6, "status": 410, "problem": {"code": "user-erased"}},
                          {"line": 7, "status": 400, "problem": {"code": "malformed-row"}}]}
                        """);
        api.get("/" + id).expectBody().jsonPath("$.firstName").isEqualTo("Augusta");
    }

    @Test
    void importsTables() {
        var first = newId();
        var second = newId();
        var rows = "\uFEFFid,firstName,lastName,isBot\r\n"
                + "%s,\"Ada, \"\"the\r\n\",Ñandú,\r\n".formatted(first)
                + "\r\n"
                + "%s,Grace,,false\r\n".formatted(newId())
                + "%s,Robot,,true\n".formatted(newId())
                + "x,Nobody,,\n"
                + "%s,Short\n".formatted(newId())
                + "%s,Grace,,".formatted(second);

        load(CSV, rows, "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.created")
                .isEqualTo(1)
                .jsonPath("$.failures[*].line")
                .value(lines -> assertThat(lines).hasToString("[2,5,6,7,8]"));
        api.get("/" + second).expectStatus().isOk();
        api.get("/" + first).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,id2\n1,2\n", "\"id,firstName\n1,A\n"})
    void failsEachRowBelowAHeaderThatFitsNothing(String rows) {
        load(CSV, rows, "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.created")
                .isEqualTo(0);
    }

    @Test
    void rehearsesWithoutWriting() {
        var id = newId();
        var row = "{\"id\": %s, \"firstName\": \"Ada\"}\n".formatted(id);

        load(MediaType.APPLICATION_NDJSON, row, "?dryRun=true")
                .expectBody()
                .json("{\"dryRun\": true, \"created\": 1, \"failed\": 0}");
        api.get("/" + id).expectStatus().isNotFound();
        load(MediaType.APPLICATION_NDJSON, row, "?dryRun=false")
                .expectBody()
                .json("{\"dryRun\": false, \"created\": 1}");
        load(MediaType.APPLICATION_NDJSON, row, "?dryRun=true")
                .expectBody()
                .json("{\"dryRun\": true, \"unchanged\": 1}");
        load(MediaType.APPLICATION_NDJSON, row, "?dryRun=maybe").expectStatus().isEqualTo(422);
    }

    @Test
    void importsThousandsInSightAndFindsThemUnchangedAfterwards() {
        var start = newId().value() + 1_000_000;
        var rows = IntStream.range(0, 10_001)
                .mapToObj(n -> "{\"id\": %d, \"firstName\": \"Name %d\"}".formatted(start + n, n))
                .collect(Collectors.joining("\n"));

        var lines = client.post()
                .uri("/api/v1/users/import")
                .contentType(MediaType.APPLICATION_NDJSON)
                .accept(MediaType.APPLICATION_NDJSON)
                .bodyValue(rows)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(String.valueOf(lines).lines())
                .hasSize(10_003)
                .contains("{\"progress\":{\"rows\":10000}}")
                .anyMatch(line -> line.startsWith("{\"report\":") && line.contains("\"created\":10001"));
        load(MediaType.APPLICATION_NDJSON, rows, "")
                .expectBody()
                .json("{\"rows\": 10001, \"created\": 0, \"updated\": 0, \"unchanged\": 10001, \"failed\": 0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "-createdAt", "-lastActiveAt"})
    void exportsExactlyWhatTheFilterSays(String sort) {
        var mark = "w" + newId();
        var start = newId().value() + 2_000_000 + sort.length() * 10_000L;
        var rows = IntStream.range(0, 1_500)
                .mapToObj(n -> "{\"id\": %d, \"firstName\": \"%s\"}".formatted(start + n, mark))
                .collect(Collectors.joining("\n"));
        load(MediaType.APPLICATION_NDJSON, rows, "")
                .expectBody()
                .jsonPath("$.created")
                .isEqualTo(1_500);

        var exported = export(MediaType.APPLICATION_NDJSON, "?query=%s&sort=%s".formatted(mark, sort));

        assertThat(exported.lines()).hasSize(1_500).doesNotHaveDuplicates().allMatch(line -> line.contains(mark));
    }

    @Test
    void exportsWhatCanBeImportedAgain() {
        var mark = "v" + newId();
        var row = "{\"id\": %s, \"firstName\": \"%s\", \"lastName\": \"a,\\\"b\\\"\"}".formatted(newId(), mark);
        load(MediaType.APPLICATION_NDJSON, row, "")
                .expectBody()
                .jsonPath("$.created")
                .isEqualTo(1);

        var table = export(CSV, "?query=" + mark);

        assertThat(table)
                .startsWith("id,firstName,")
                .contains("\"a,\"\"b\"\"\"")
                .hasLineCount(2);
        var names = table.lines()
                .map(line -> line.replaceFirst(",(status|ACTIVE).*", ""))
                .collect(Collectors.joining("\n"));
        load(CSV, names, "").expectBody().jsonPath("$.unchanged").isEqualTo(1);
    }

    @Test
    void countsAllFailuresAndNamesTheFirstThousand() {
        load(MediaType.APPLICATION_NDJSON, "{}\n".repeat(1_100), "")
                .expectBody()
                .jsonPath("$.failed")
                .isEqualTo(1_100)
                .jsonPath("$.failures.length()")
                .isEqualTo(1_000);
    }

    @Test
    void takesNothingButLinesAndTables() {
        load(MediaType.APPLICATION_JSON, "{}", "").expectStatus().isEqualTo(415);
        load(MediaType.APPLICATION_NDJSON, "", "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rows")
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?dryrun=true", "?dry_run=true", "?dryRun=true&limit=1"})
    void writesNothingWhenToldSomethingItDoesNotKnow(String parameters) {
        var id = newId();

        load(MediaType.APPLICATION_NDJSON, "{\"id\": %s, \"firstName\": \"A\"}".formatted(id), parameters)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("unknown-parameter");
        api.get("/" + id).expectStatus().isNotFound();
    }

    @Test
    void readsUtf8Only() {
        var rows = "id,firstName\n%s,Ada\n".formatted(newId());

        load(MediaType.parseMediaType("text/csv;charset=ISO-8859-1"), rows, "")
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .valueEquals("Accept", "application/x-ndjson, text/csv;charset=UTF-8");
        load(MediaType.parseMediaType("text/csv;charset=us-ascii"), rows, "")
                .expectBody()
                .json("{\"created\": 1}");
    }

    private String export(MediaType type, String filter) {
        var body = client.get()
                .uri("/api/v1/users/export" + filter)
                .accept(type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(body);
    }

    private ResponseSpec load(MediaType type, String rows, String parameters) {
        return client.post()
                .uri("/api/v1/users/import" + parameters)
                .contentType(type)
                .accept(MediaType.APPLICATION_JSON)
                .bodyValue(rows)
                .exchange();
    }
}
