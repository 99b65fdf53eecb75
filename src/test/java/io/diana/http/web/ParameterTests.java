package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in path, query and header. */
@FrameTest
class ParameterTests {

    @LocalServerPort
    int port;

    @Autowired
    WebTestClient client;

    @Test
    void areReadAsWhatTheyAre() {
        client.get()
                .uri("/api/probe/values/7?query=-9223372036854775808")
                .header("X-Flag", "true")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"number\": 7, \"query\": -9223372036854775808, \"flag\": true}", JsonCompareMode.STRICT);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/probe/values/x?query=1, true, path, #/number, type",
        "/api/probe/values/1.0?query=1, true, path, #/number, type",
        "/api/probe/values/2147483648?query=1, true, path, #/number, type",
        "/api/probe/values/1?query=x, true, query, #/query, type",
        "/api/probe/values/1?query=, true, query, #/query, type",
        "/api/probe/values/1, true, query, #/query, required",
        "/api/probe/values/1?query=1, maybe, header, #/X-Flag, type",
        "/api/probe/values/1?query=1, , header, #/X-Flag, required",
        "/api/probe/filter?from=x, , query, #/from, type",
        "/api/probe/named?name=nobody, , query, #/name, unknown-name"
    })
    void areNamedWhereTheyAreWrong(String uri, String flag, String in, String pointer, String code) {
        var problem = problem(uri, flag, 422);

        assertThat(problem.path("code").asString()).isEqualTo("validation-failed");
        assertThat(problem.path("errors")).hasSize(1);
        assertThat(problem.at("/errors/0/in").asString()).isEqualTo(in);
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
    }

    @Test
    void areAllNamedAtOnceWhenTheyMakeOneObject() {
        assertThat(problem("/api/probe/filter?from=x&to=y", null, 422).path("errors"))
                .map(error -> error.path("pointer").asString())
                .containsExactlyInAnyOrder("#/from", "#/to");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 50, , NONE",
        "?limit=1, 1, , NONE",
        "?limit=200&count=exact, 200, , EXACT",
        "?count=estimated&cursor=, 50, , ESTIMATED",
        "?limit=007&cursor=abc, 7, abc, NONE",
        "?limit, 50, , NONE"
    })
    void sayWhichPageIsAskedFor(String query, int limit, String cursor, String count) {
        client.get()
                .uri("/api/probe/page" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.limit")
                .isEqualTo(limit)
                .jsonPath("$.cursor")
                .isEqualTo(cursor)
                .jsonPath("$.count")
                .isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, invalid-limit",
        "limit=201, invalid-limit",
        "limit=-1, invalid-limit",
        "limit=, invalid-limit",
        "limit=1.0, invalid-limit",
        "limit=ten, invalid-limit",
        "limit=99999999999999999999, invalid-limit",
        "limit=%D9%A3, invalid-limit",
        "count=, invalid-count",
        "count=EXACT, invalid-count",
        "count=none, invalid-count"
    })
    void askForNoPageOutOfBounds(String query, String code) {
        var problem = problem("/api/probe/page?" + query, null, 400);

        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.at("/errors/0/in").asString()).isEqualTo("query");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("#/" + query.substring(0, query.indexOf('=')));
    }

    @Test
    void areThePreconditionsOfAWrite() {
        client.post()
                .uri("/api/probe/versioned")
                .header("If-Match", "\"v1\", W/\"v2\"")
                .header("If-Match", "\"v3\"")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"isAbsent\": false, \"isAny\": false, \"tags\": [\"\\\"v1\\\"\", \"\\\"v3\\\"\"]}");
        client.post()
                .uri("/api/probe/versioned")
                .exchange()
                .expectBody()
                .jsonPath("$.isAbsent")
                .isEqualTo(true);
    }

    private JsonNode problem(String uri, @Nullable String flag, int status) {
        var body = client.get()
                .uri(URI.create("http://localhost:" + port + uri))
                .headers(headers -> Stream.ofNullable(flag).forEach(value -> headers.set("X-Flag", value)))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBodyContent();
        return new JsonMapper().readTree(body);
    }
}
