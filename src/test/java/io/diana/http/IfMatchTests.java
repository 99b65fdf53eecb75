package io.diana.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

class IfMatchTests {

    @Test
    void isMetByAnythingWhenItIsAbsent() {
        var absent = IfMatch.of(new HttpHeaders());

        assertThat(absent.isAbsent()).isTrue();
        assertThat(absent.admits("\"v1\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * "})
    void isMetByAnythingThatExistsWhenItIsAStar(String field) {
        var any = ifMatch(field);

        assertThat(any.isAny()).isTrue();
        assertThat(any.isAbsent()).isFalse();
        assertThat(any.admits("\"v1\"")).isTrue();
    }

    /** RFC 9110 §5.6.1: whoever reads a list passes over elements that are empty. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"v1\"",
                " \"v1\" ",
                "\"v0\", \"v1\"",
                "\"v0\",\"v1\"",
                "\"v0\"\t,\t\"v1\"",
                "W/\"v1\", \"v1\"",
                "\"a,b\", \"v1\"",
                "\"\", \"v1\"",
                ", \"v1\"",
                "\"v0\", , \"v1\"",
                "\"v0\",,,\"v1\" ,"
            })
    void isMetByATagInItsList(String field) {
        assertThat(ifMatch(field).admits("\"v1\"")).isTrue();
        assertThat(ifMatch(field).admits("\"v2\"")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"v2\"",
                "\"V1\"",
                "W/\"v1\"",
                "w/\"v1\"",
                "v1",
                "\"v1",
                "\"v1\" \"v2\"",
                "\"v1\"; \"v2\"",
                "\"v1\", v2",
                "v2, \"v1\"",
                "\"v 1\"",
                "*, \"v1\"",
                "\"v1\", *",
                ",",
                "",
                " "
            })
    void isNotMetByAnotherNorAWeakTagNorByWhatIsNoList(String field) {
        var other = ifMatch(field);

        assertThat(other.admits("\"v1\"")).isFalse();
        assertThat(other.isAbsent()).isFalse();
    }

    @Test
    void isOneListInSeveralFields() {
        assertThat(ifMatch("\"v0\"", "\"v1\"").admits("\"v1\"")).isTrue();
        assertThat(ifMatch("\"v0\"", "", "\"v1\"").admits("\"v1\"")).isTrue();
        assertThat(ifMatch("\"v1\"", "nonsense").admits("\"v1\"")).isFalse();
    }

    @Test
    void keepsItsTags() {
        var tags = new ArrayList<>(List.of("\"v1\""));
        var precondition = new IfMatch(false, false, tags);
        tags.clear();

        assertThat(precondition.tags()).containsExactly("\"v1\"");
    }

    @Test
    void failsWithWhatTheResourceIsNow() {
        var answer = IfMatch.failed("\"v2\"");

        assertThat(answer.getStatusCode().value()).isEqualTo(412);
        assertThat(answer.getHeaders().getETag()).isEqualTo("\"v2\"");
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody()).extracting(Problem::code).isEqualTo("precondition-failed");
    }

    @Test
    void isAskedForWhereItMustBe() {
        var answer = IfMatch.missing();

        assertThat(answer.getStatusCode().value()).isEqualTo(428);
        assertThat(answer.getBody()).extracting(Problem::code).isEqualTo("precondition-required");
    }

    private static IfMatch ifMatch(String... fields) {
        var headers = new HttpHeaders();
        headers.addAll(HttpHeaders.IF_MATCH, List.of(fields));
        return IfMatch.of(headers);
    }
}
