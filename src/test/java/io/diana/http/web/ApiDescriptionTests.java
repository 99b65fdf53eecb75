package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the frame says by itself of every operation. */
@FrameTest
class ApiDescriptionTests {

    private static final int PLENTY = 16 * 1024 * 1024;

    @Autowired
    WebTestClient client;

    private JsonNode api = new JsonMapper().nullNode();

    @BeforeEach
    void read() {
        api = new JsonMapper()
                .readTree(client.mutate()
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(PLENTY))
                        .build()
                        .get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBodyContent());
    }

    @Test
    void isOpenApi31OfThisBuild() {
        assertThat(api.path("openapi").asString()).startsWith("3.1.");
        assertThat(api.at("/info/title").asString()).isEqualTo("Diana");
        assertThat(api.at("/info/version").asString()).isNotBlank();
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
    }

    @Test
    void describesPages() {
        var page = operation("/api/probe/page", "get");

        assertThat(parameters(page)).containsExactly("query limit", "query cursor", "query count");
        assertThat(page.at("/parameters/0/schema/default").asInt()).isEqualTo(50);
        assertThat(page.at("/parameters/0/schema/maximum").asInt()).isEqualTo(200);
        assertThat(statuses(page)).containsExactlyInAnyOrder("200", "400", "422", "503", "default");
        assertThat(headers(page, "200")).containsExactlyInAnyOrder("X-Request-Id", "Link");
    }

    @Test
    void describesVersions() {
        var read = operation("/api/probe/versioned", "get");
        var change = operation("/api/probe/versioned", "post");
        var delete = operation("/api/probe/versioned", "delete");

        assertThat(parameters(read)).containsExactly("header If-None-Match");
        assertThat(parameters(change)).containsExactly("header If-Match");
        assertThat(parameters(delete)).containsExactly("header If-Match");
        assertThat(headers(read, "200")).contains("ETag");
        assertThat(headers(read, "304")).contains("ETag");
        assertThat(headers(change, "200")).contains("ETag");
        assertThat(headers(change, "412")).contains("ETag");
        assertThat(headers(delete, "200")).doesNotContain("ETag");
        assertThat(read.at("/responses/304").has("content")).isFalse();
    }

    @Test
    void describesMergePatches() {
        var patch = operation("/api/probe/patch", "patch");

        assertThat(patch.at("/requestBody/content").propertyNames()).containsExactly("application/merge-patch+json");
        assertThat(patch.at("/requestBody/required").asBoolean()).isTrue();
        assertThat(headers(patch, "415")).contains("Accept-Patch");
    }

    @Test
    void describesWhatMayGoWrongWithABody() {
        var shape = operation("/api/probe/shape", "post");

        assertThat(statuses(shape)).containsExactlyInAnyOrder("200", "400", "413", "415", "422", "503", "default");
        assertThat(headers(shape, "415")).doesNotContain("Accept-Patch");
        for (var status : List.of("400", "413", "415", "422", "503", "default")) {
            var schema = shape.path("responses").path(status).at("/content/application~1problem+json/schema");
            assertThat(schema.path("$ref").asString()).as(status).isEqualTo("#/components/schemas/Problem");
        }
    }

    @Test
    void describesWhatMayGoWrongWithParameters() {
        assertThat(statuses(operation("/api/probe/values/{number}", "get")))
                .containsExactlyInAnyOrder("200", "404", "422", "503", "default");
        assertThat(statuses(operation("/api/probe/crash", "get")))
                .containsExactlyInAnyOrder("200", "422", "503", "default");
        assertThat(headers(operation("/api/probe/crash", "get"), "503")).contains("Retry-After");
    }

    /** What may be null is written as null, unless the record says that it is left out. */
    @Test
    void tellsFromRecordsWhatIsAlwaysThere() {
        var shape = api.at("/components/schemas/Shape");
        var problem = api.at("/components/schemas/Problem");

        assertThat(texts(shape.path("required"))).containsExactlyInAnyOrder("name", "corners");
        assertThat(texts(shape.at("/properties/parts/type"))).containsExactlyInAnyOrder("array", "null");
        assertThat(shape.at("/properties/name/type").asString()).isEqualTo("string");
        assertThat(texts(problem.path("required"))).containsExactlyInAnyOrder("type", "title", "status", "code");
        assertThat(problem.at("/properties/detail/type").asString()).isEqualTo("string");
        assertThat(problem.path("properties").has("extensions")).isFalse();
        assertThat(problem.path("additionalProperties").asBoolean()).isTrue();
    }

    private JsonNode operation(String path, String method) {
        return api.path("paths").path(path).path(method);
    }

    private static List<String> parameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("in").asString() + " "
                        + parameter.path("name").asString())
                .toList();
    }

    private static List<String> statuses(JsonNode operation) {
        return List.copyOf(operation.path("responses").propertyNames());
    }

    private static List<String> headers(JsonNode operation, String status) {
        return List.copyOf(
                operation.path("responses").path(status).path("headers").propertyNames());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
