package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With a client that sends what it is given, however wrong it is. */
@FrameTest
class MergePatchTests {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/merge-patch+json",
                "Application/Merge-Patch+JSON",
                "application/merge-patch+json; charset=utf-8"
            })
    void isReadFromItsMediaType(String type) throws Exception {
        var answer = patch(type, "{\"a\": null, \"b\": [1]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\":null,\"b\":[1]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json-patch+json",
                "application/*",
                "*/*",
                "text/csv",
                "application/x-ndjson",
                "garbage",
                "application/merge-patch+json; charset=no-such",
                "a/b/c",
                ""
            })
    void isRefusedOfAnyOther(String type) throws Exception {
        var answer = patch(type, "{}");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept-Patch")).contains("application/merge-patch+json");
        assertThat(problem(answer).path("code").asString()).isEqualTo("unsupported-media-type");
    }

    @Test
    void isRefusedOfNone() throws Exception {
        var answer = CLIENT.send(
                request().method("PATCH", BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept-Patch")).contains("application/merge-patch+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``        | 400 | missing-body
                    ` `       | 400 | missing-body
                    {         | 400 | malformed-json
                    {"a":1}{} | 400 | malformed-json
                    []        | 422 | validation-failed
                    "a"       | 422 | validation-failed
                    null      | 422 | validation-failed
                    """)
    void isAnObject(String body, int status, String code) throws Exception {
        var answer = patch("application/merge-patch+json", body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(problem(answer).path("code").asString()).isEqualTo(code);
    }

    private HttpResponse<String> patch(String type, String body) throws IOException, InterruptedException {
        var request = request().header("Content-Type", type).method("PATCH", BodyPublishers.ofString(body));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d/api/probe/patch".formatted(port)));
    }

    private static JsonNode problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return new JsonMapper().readTree(answer.body());
    }
}
