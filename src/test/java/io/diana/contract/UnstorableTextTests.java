package io.diana.contract;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import io.diana.testing.DianaTest;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A NUL reaches the database in no disguise without being told what it is: a value that is not valid. */
@DianaTest
class UnstorableTextTests {

    @Autowired
    WebTestClient client;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rewards/%00",
                "/missions/a%00",
                "/achievements/%00b",
                "/campaigns/%00",
                "/action-types/%00",
                "/vip/plans/%00"
            })
    void isNoNameOfAnything(String path) {
        isRefused(client.get().uri(uri(path)).exchange());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/users/4711/actions | {\"type\": \"a\\u0000b\"}",
                "/vip/tokens | {\"plan\": \"\\u0000\", \"count\": 1}"
            })
    void isNoNameInABodyEither(String path, String body) {
        isRefused(client.post()
                .uri(uri(path))
                .contentType(APPLICATION_JSON)
                .bodyValue(body)
                .exchange());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:%d/api/v1%s".formatted(port, path));
    }

    private static void isRefused(ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("validation-failed");
    }
}
