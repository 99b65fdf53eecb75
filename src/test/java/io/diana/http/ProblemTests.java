package io.diana.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.http.Problem.InvalidValue;
import io.diana.validation.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

class ProblemTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void hasTheMembersOfRfc9457AndOurs() {
        var problem = Problem.of(HttpStatus.CONFLICT, "already-claimed", "Claimable again tomorrow.")
                .with("nextAt", "2030-01-31T00:00:00Z")
                .at("/api/v1/users/1/daily-gift")
                .inTrace("4bf92f3577b34da6a3ce929d0e0e4736");

        assertThat(JSON.writeValueAsString(problem))
                .isEqualTo("{\"type\":\"/problems/already-claimed\",\"title\":\"Already claimed\",\"status\":409,"
                        + "\"detail\":\"Claimable again tomorrow.\",\"instance\":\"/api/v1/users/1/daily-gift\","
                        + "\"code\":\"already-claimed\",\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\","
                        + "\"nextAt\":\"2030-01-31T00:00:00Z\"}");
    }

    @Test
    void leavesOutWhatItDoesNotKnow() {
        assertThat(JSON.writeValueAsString(Problem.of(HttpStatus.NOT_FOUND, "not-found", "Nothing.")))
                .isEqualTo("{\"type\":\"/problems/not-found\",\"title\":\"Not found\",\"status\":404,"
                        + "\"detail\":\"Nothing.\",\"code\":\"not-found\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "not-found, Not found",
        "malformed-json, Malformed JSON",
        "uri-too-long, URI too long",
        "id-taken, ID taken",
        "invalid-limit, Invalid limit"
    })
    void isTitledByItsCode(String code, String title) {
        assertThat(Problem.title(code)).isEqualTo(title);
    }

    @Test
    void namesEachInvalidValueOfABody() {
        var problem = Problem.invalid(
                List.of(new Violation("/name", "type", "A string."), new Violation("/b/0", "max", "Too much.")));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("validation-failed");
        assertThat(problem.detail()).isEqualTo("2 values are not valid.");
        assertThat(problem.errors())
                .containsExactly(
                        new InvalidValue("#/name", null, "type", "A string."),
                        new InvalidValue("#/b/0", null, "max", "Too much."));
        assertThat(problem.extensions()).isEmpty();
    }

    @Test
    void namesAnInvalidParameter() {
        var problem = Problem.invalidParameter("query", "a/b", "type", "No.");

        assertThat(problem.detail()).isEqualTo("One value is not valid.");
        assertThat(problem.errors()).containsExactly(new InvalidValue("#/a~1b", "query", "type", "No."));
    }

    @Test
    void countsTheInvalidValuesBeyondThoseItNames() {
        var problem = Problem.invalid(violations(Problem.MAX_ERRORS + 23));

        assertThat(problem.errors()).hasSize(100);
        assertThat(problem.detail()).isEqualTo("123 values are not valid.");
        assertThat(problem.extensions()).isEqualTo(Map.of("errorsOmitted", 23));
        assertThat(Problem.invalid(violations(Problem.MAX_ERRORS)).extensions()).isEmpty();
    }

    /** RFC 6901 §6, with what RFC 3986 §3.5 keeps out of a fragment escaped. */
    @ParameterizedTest
    @CsvSource({
        "/a, #/a",
        "'', #",
        "/c%d, #/c%25d",
        "/e^f, #/e%5Ef",
        "/g|h, #/g%7Ch",
        "/i\\j, #/i%5Cj",
        "'/k\"l', #/k%22l",
        "'/ ', #/%20",
        "/m~0n, #/m~0n",
        "/a[0], #/a%5B0%5D",
        "/a#b, #/a%23b",
        "/ñ, #/%C3%B1",
        "/😀, #/%F0%9F%98%80"
    })
    void pointsByUriFragments(String pointer, String fragment) {
        assertThat(InvalidValue.of(new Violation(pointer, "type", "No.")).pointer())
                .isEqualTo(fragment);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(400, Problem.badRequest("a-code", "Why.")),
                Arguments.of(404, Problem.notFound("a-code", "Why.")),
                Arguments.of(409, Problem.conflict("a-code", "Why.")),
                Arguments.of(410, Problem.gone("a-code", "Why.")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isAnAnswer(int status, ResponseEntity<Problem> answer) {
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(requireNonNull(answer.getBody())).satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo("a-code");
            assertThat(problem.detail()).isEqualTo("Why.");
        });
    }

    private static List<Violation> violations(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Violation("/rows/" + n, "type", "No."))
                .toList();
    }
}
