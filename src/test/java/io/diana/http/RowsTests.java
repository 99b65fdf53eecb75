package io.diana.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RowsTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void areTakenAsTheyAre() {
        assertThat(Rows.of(JSON.readTree("{\"ids\": [1, null, {}]}"), "ids"))
                .map(JsonNode::toString)
                .containsExactly("1", "null", "{}");
    }

    @Test
    void areOneAtLeastAndAThousandAtMost() {
        assertThat(Rows.of(rows(1), "ids")).hasSize(1);
        assertThat(Rows.of(rows(Rows.MAX), "ids")).hasSize(1_000);

        var tooMany = refused(rows(Rows.MAX + 1));

        assertThat(tooMany.status()).isEqualTo(413);
        assertThat(tooMany.code()).isEqualTo("too-many-rows");
        assertThat(tooMany.extensions()).isEqualTo(Map.of("max", 1_000));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                       | #/ids   | required
                    {"ids": null}            | #/ids   | required
                    {"ids": {"0": 1}}        | #/ids   | type
                    {"ids": "1"}             | #/ids   | type
                    {"ids": []}              | #/ids   | empty
                    {"ids": [1], "more": []} | #/more  | unknown-field
                    [1]                      | #       | type
                    """)
    void standAloneInTheirBody(String body, String pointer, String code) {
        var problem = refused(JSON.readTree(body));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).first().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo(pointer);
            assertThat(error.code()).isEqualTo(code);
        });
    }

    private static Problem refused(JsonNode body) {
        return catchThrowableOfType(ProblemException.class, () -> Rows.of(body, "ids"))
                .problem();
    }

    private static JsonNode rows(int count) {
        var body = JSON.createObjectNode();
        var rows = body.putArray("ids");
        for (var row = 0; row < count; row++) {
            rows.add(row);
        }
        return body;
    }
}
