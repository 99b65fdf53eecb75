package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@FrameTest
class ProblemTypeTests {

    @Autowired
    WebTestClient client;

    @Test
    void explainsATypeWhereItsUriPointsTo() {
        client.get()
                .uri("/problems/uri-too-long")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .json("""
                        {"type": "/problems/uri-too-long", "status": 414, "code": "uri-too-long",
                         "title": "URI too long", "explanation": "The request line is too long."}
                        """, JsonCompareMode.STRICT);
    }

    @Test
    void explainsItToPeopleToo() {
        client.get()
                .uri("/problems/invalid-count")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("<h1>Invalid count</h1>", "400", "<code>invalid-count</code>")
                        .contains("counted as &quot;estimated&quot; or"));
    }

    @ParameterizedTest
    @ValueSource(strings = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE})
    void knowsNoOther(String accepted) {
        client.get()
                .uri("/problems/no-such-code")
                .accept(MediaType.parseMediaType(accepted))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
    }

    @Test
    void listsAllThatCanBeRead() {
        var list = client.get()
                .uri("/problems")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBodyContent();
        var items = new JsonMapper().readTree(list).path("items");

        assertThat(items).hasSizeGreaterThan(20);
        assertThat(items.valueStream().map(item -> item.path("code").asString()))
                .isSorted();
        for (JsonNode item : items) {
            client.get()
                    .uri(item.path("type").asString())
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .json(item.toString(), JsonCompareMode.STRICT);
        }
    }
}
