package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON is read strictly: what is written has one meaning, or it is refused and the place named. */
@FrameTest
class JsonBodyTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    WebTestClient client;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"\"",
                "1.7976931348623157e308",
                "-9223372036854775808",
                "123456789012345678901234567890",
                "{\"a\":\"\\ud83d\\ude00 \\u0000\"}",
                "{\"\":{\"a/b\":[1,true,null]}}"
            })
    void isTakenAsItIsWritten(String body) {
        assertThat(read(post("/tree", body).expectStatus().isOk())).isEqualTo(JSON.readTree(body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {                                | #
                    {"a"                             | #/a
                    {"a":                            | #/a
                    {"a": tru}                       | #/a
                    {"a": NaN}                       | #/a
                    {"a": 01}                        | #/a
                    {"a": .5}                        | #/a
                    {"a": 1,}                        | #/a
                    {'a': 1}                         | #
                    {"a": "\\x"}                     | #/a
                    {"a": 1} {}                      | #
                    {"a": 1, "b": 2, "a": 3}         | #/a
                    {"a": [0, {"b": 1, "b": 1}]}     | #/a/1/b
                    {"a": 1e400}                     | #/a
                    {"a": [1, -1e400]}               | #/a/1
                    {"a/b": {"~": "\\ud83d"}}        | #/a~1b/~0
                    {"a": ["ok", "x\\ude00"]}        | #/a/1
                    {"a": {"\\ud83dx": 1}}           | #/a
                    // comment                       | #
                    """)
    void isRefusedWhereItIsUnsound(String body, String pointer) {
        var problem = problem(post("/tree", body), 400);

        assertThat(problem.path("code").asString()).isEqualTo("malformed-json");
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("malformed");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void holdsNoNumberThatNoDoubleHolds() {
        var greatest = "9".repeat(308);

        post("/tree", greatest).expectStatus().isOk();
        assertThat(problem(post("/tree", "[-%s9]".formatted(greatest)), 400)
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("#/0");
    }

    @Test
    void isNestedWithinReason() {
        post("/tree", nested(64)).expectStatus().isOk();

        assertThat(problem(post("/tree", nested(65)), 400).path("code").asString())
                .isEqualTo("malformed-json");
    }

    @Test
    void saysWhereInTheTextItBreaksOff() {
        assertThat(problem(post("/tree", "{\n  \"a\": nope\n}"), 400)
                        .path("detail")
                        .asString())
                .matches("The body is not sound JSON near line 2, column \\d+\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void isMissedWhereThereIsNone(String body) {
        for (var path : new String[] {"/tree", "/shape"}) {
            assertThat(problem(post(path, body), 400).path("code").asString()).isEqualTo("missing-body");
        }
        assertThat(problem(post("/shape", "null"), 400).path("code").asString()).isEqualTo("missing-body");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"name": "a", "corners": 3, "sides": 3}                        | #/sides           | unknown-field
                    {"name": "a", "corners": 3, "parts": [{"corners": 1, "x": 1}]} | #/parts/0/x       | unknown-field
                    {"name": "a"}                                                  | #/corners         | type
                    {"name": "a", "corners": null}                                 | #/corners         | type
                    {"name": "a", "corners": "3"}                                  | #/corners         | type
                    {"name": "a", "corners": ""}                                   | #/corners         | type
                    {"name": "a", "corners": 3.0}                                  | #/corners         | type
                    {"name": "a", "corners": true}                                 | #/corners         | type
                    {"name": "a", "corners": 2147483648}                           | #/corners         | type
                    {"name": "a", "corners": 9223372036854775808}                  | #/corners         | type
                    {"name": "a", "parts": [{"corners": 2147483648}]}              | #/parts/0/corners | type
                    {"name": 1, "corners": 3}                                      | #/name            | type
                    {"name": 1.5, "corners": 3}                                    | #/name            | type
                    {"name": true, "corners": 3}                                   | #/name            | type
                    {"name": ["a"], "corners": 3}                                  | #/name            | type
                    {"name": "a", "corners": 3, "parts": {}}                       | #/parts           | type
                    {"name": "a", "corners": 3, "parts": [null, 1]}                | #/parts/1         | type
                    [1]                                                            | #                 | type
                    "a"                                                            | #                 | type
                    """)
    void isConvertedToNothing(String body, String pointer, String code) {
        var problem = problem(post("/shape", body), 422);

        assertThat(problem.path("code").asString()).isEqualTo("validation-failed");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(problem.at("/errors/0").has("in")).isFalse();
    }

    @Test
    void isReadIntoRecords() {
        var body = "{\"name\":\"a\",\"corners\":3,\"parts\":[{\"name\":\"b\",\"corners\":4,\"parts\":null}]}";

        post("/shape", body).expectStatus().isOk().expectBody().json(body, JsonCompareMode.STRICT);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private ResponseSpec post(String path, String body) {
        return client.post()
                .uri("/api/probe" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static JsonNode problem(ResponseSpec answer, int status) {
        answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return read(answer);
    }

    private static JsonNode read(ResponseSpec answer) {
        return JSON.readTree(answer.expectBody(byte[].class).returnResult().getResponseBodyContent());
    }
}
