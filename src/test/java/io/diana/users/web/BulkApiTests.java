package io.diana.users.web;

import static io.diana.users.web.UserApi.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@DianaTest
class BulkApiTests {

    @Autowired
    WebTestClient client;

    UserApi api;

    @BeforeEach
    void setUp() {
        api = new UserApi(client);
    }

    @Test
    void registersEachRowAsTheSingleCallWould() {
        var id = newId();
        var erased = api.erased();

        api.post("/batch", """
                        {"users": [{"id": %1$s, "firstName": "A"}, {"id": 0, "firstName": "B"}, {"id": %1$s, "firstName": "C"},
                                   {"id": %1$s, "firstName": "C"}, {"id": %2$s, "firstName": "D"}, {"id": %1$s}, 7]}
                        """.formatted(id, erased))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.results[*].status")
                .value(statuses -> assertThat(statuses).hasToString("[201,422,200,200,410,422,422]"))
                .jsonPath("$.results[2].user.firstName")
                .isEqualTo("C")
                .jsonPath("$.results[1].id")
                .hasJsonPath()
                .jsonPath("$.results[1].id")
                .isEmpty()
                .jsonPath("$.results[5].id")
                .isEqualTo(id.value())
                .jsonPath("$.results[5].problem.errors[0].pointer")
                .isEqualTo("#/firstName");
    }

    @Test
    void looksUpAndTouchesThoseWhoExist() {
        var known = api.registered();
        var body = "{\"ids\": [%s, %s, %s, \"x\", 0, %s]}".formatted(known, newId(), api.erased(), known);

        api.post("/lookup", body)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.results[*].status")
                .value(statuses -> assertThat(statuses).hasToString("[200,404,410,422,422,200]"))
                .jsonPath("$.results[0].user.id")
                .isEqualTo(known.value());
        api.post("/activity", body)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.results[*].status")
                .value(statuses -> assertThat(statuses).hasToString("[204,404,410,422,422,204]"));
    }

    @Test
    void mergesEachPatchAsTheSingleCallWould() {
        var id = api.registered();

        api.post("/preferences", """
                        {"patches": [{"id": %1$s, "patch": {"a": 1}}, {"id": %1$s, "patch": {"b": 2}}, {"id": %2$s, "patch": {}},
                                     {"id": %3$s, "patch": {}}, {"id": %1$s, "patch": {"theme": "pink"}}, {"id": %1$s},
                                     {"id": %1$s, "patch": []}, {"id": %1$s, "patch": {"t": "%4$s"}}, {"id": %1$s, "patch": {}}]}
                        """.formatted(id, newId(), api.erased(), "x".repeat(16_384)))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.results[*].status")
                .value(statuses -> assertThat(statuses).hasToString("[200,200,404,410,422,422,422,422,200]"))
                .jsonPath("$.results[4].problem.errors[0].pointer")
                .isEqualTo("#/patch/theme")
                .jsonPath("$.results[7].problem.code")
                .isEqualTo("preferences-too-large");
        api.get("/%s/preferences".formatted(id)).expectBody().json("{\"a\": 1, \"b\": 2}");
    }

    @ParameterizedTest
    @CsvSource({"batch,users", "lookup,ids", "activity,ids", "preferences,patches"})
    void takesAThousandRowsAndNotNone(String path, String name) {
        var rows = IntStream.range(0, 1_001).mapToObj(Integer::toString).collect(Collectors.joining(","));

        api.post("/" + path, "{\"%s\": [%s]}".formatted(name, rows))
                .expectStatus()
                .isEqualTo(413);
        api.post("/" + path, "{\"%s\": []}".formatted(name)).expectStatus().isEqualTo(422);
        api.post("/" + path, "{}").expectStatus().isEqualTo(422);
        api.post("/" + path, "[]").expectStatus().isEqualTo(422);
    }
}
