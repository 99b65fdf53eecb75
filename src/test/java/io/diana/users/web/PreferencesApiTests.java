package io.diana.users.web;

import io.diana.testing.DianaTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

@DianaTest
class PreferencesApiTests {

    @Autowired
    WebTestClient client;

    UserApi api;
    String path = "";

    @BeforeEach
    void setUp() {
        api = new UserApi(client);
        path = "/%s/preferences".formatted(api.registered());
    }

    /** The table of RFC 7396, Appendix A, as far as target and patch are objects. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":"b"}            | {"a":"c"}                | {"a":"c"}
                    {"a":"b"}            | {"b":"c"}                | {"a":"b","b":"c"}
                    {"a":"b"}            | {"a":null}               | {}
                    {"a":"b","b":"c"}    | {"a":null}               | {"b":"c"}
                    {"a":["b"]}          | {"a":"c"}                | {"a":"c"}
                    {"a":"c"}            | {"a":["b"]}              | {"a":["b"]}
                    {"a":{"b":"c"}}      | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
                    {"a":[{"b":"c"}]}    | {"a":[1]}                | {"a":[1]}
                    {}                   | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
                    {"a":"foo"}          | {"a":{"b":1}}            | {"a":{"b":1}}
                    """)
    void mergesAsRfc7396Says(String target, String patch, String result) {
        api.put(path, target).expectStatus().isOk();

        api.patch(path, patch).expectStatus().isOk().expectBody().json(result, JsonCompareMode.STRICT);
        api.get(path).expectStatus().isOk().expectBody().json(result, JsonCompareMode.STRICT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"theme": "pink"}                             | #/theme
                    {"language": "??"}                            | #/language
                    {"tone": 5}                                   | #/tone
                    {"notifications": true}                       | #/notifications
                    {"notifications": {"frequency": "sometimes"}} | #/notifications/frequency
                    {"notifications": {"hours": [24]}}            | #/notifications/hours
                    {"notifications": {"hours": [1.5]}}           | #/notifications/hours
                    {"notifications": {"types": "all"}}           | #/notifications/types
                    {"privacy": {"showInLeaderboards": "no"}}     | #/privacy/showInLeaderboards
                    {"privacy": {"allowContact": 1}}              | #/privacy/allowContact
                    {"free": {"text": ["A\\u0000"]}}              | #/free/text
                    {"free": 1e150}                               | #/free
                    """)
    void namesTheDocumentedKeyThatIsWrong(String patch, String pointer) {
        api.patch(path, patch)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer);
        api.get(path).expectBody().json("{}", JsonCompareMode.STRICT);
    }

    @Test
    void keepsWhatIsFreeAndWhatIsDocumented() {
        api.patch(path, """
                        {"language": "es-MX", "theme": "dark", "tone": "warm",
                         "notifications": {"frequency": "daily", "hours": [0, 23], "types": ["news"]},
                         "privacy": {"showInLeaderboards": false, "allowContact": true},
                         "free": {"number": 1.50, "list": [null, true]}}
                        """)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.free.number")
                .isEqualTo(1.5)
                .jsonPath("$.privacy.showInLeaderboards")
                .isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size", "depth", "keys"})
    void refusesWhatIsTooLargeOnlyAsAWhole(String limit) {
        var before = "{\"kept\":1}";
        api.put(path, before).expectStatus().isOk();
        var patch = switch (limit) {
            case "size" -> "{\"text\":\"%s\"}".formatted("x".repeat(16_384));
            case "depth" -> "{\"a\":".repeat(9) + "1" + "}".repeat(9);
            default ->
                IntStream.range(0, 256).mapToObj("\"k%d\":1"::formatted).collect(Collectors.joining(",", "{", "}"));
        };

        api.patch(path, patch)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("preferences-too-large");
        api.get(path).expectBody().json(before, JsonCompareMode.STRICT);
    }

    @Test
    void changesOnlyTheVersionThatWasSeen() {
        api.patch(path, "{\"a\":1}", "\"p1\"")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"p2\"");
        api.patch(path, "{\"a\":2}", "\"p1\"")
                .expectStatus()
                .isEqualTo(412)
                .expectHeader()
                .valueEquals("ETag", "\"p2\"");
        api.patch(path, "{\"a\":1}", "\"p2\"")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"p2\"");
    }

    @Test
    void replacesOnlyByAnObject() {
        api.put(path, "[1]").expectStatus().isEqualTo(422);
        api.put(path, "{\"theme\":\"pink\"}").expectStatus().isEqualTo(422);
        api.put(path, "{\"b\":2}").expectStatus().isOk();
        api.put(path, "{\"c\":3}").expectStatus().isOk().expectBody().json("{\"c\":3}", JsonCompareMode.STRICT);
    }

    @Test
    void takesMergePatchesOnly() {
        client.patch()
                .uri("/api/v1/users" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .valueEquals("Accept-Patch", "application/merge-patch+json");
    }
}
