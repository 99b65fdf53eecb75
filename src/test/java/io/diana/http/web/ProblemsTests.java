package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.diana.http.Problem;
import io.diana.http.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.netty.channel.AbortedException;

class ProblemsTests {

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new ResponseStatusException(HttpStatus.NOT_FOUND), 404, "not-found"),
                Arguments.of(new ResponseStatusException(HttpStatus.GONE), 410, "gone"),
                Arguments.of(new MethodNotAllowedException("BREW", List.of(HttpMethod.GET)), 405, "method-not-allowed"),
                Arguments.of(new NotAcceptableStatusException("secret"), 406, "not-acceptable"),
                Arguments.of(new UnsupportedMediaTypeStatusException("secret"), 415, "unsupported-media-type"),
                Arguments.of(new ContentTooLargeException(null), 413, "content-too-large"),
                Arguments.of(new DataBufferLimitException("secret"), 413, "content-too-large"),
                Arguments.of(new DecodingException("secret"), 400, "missing-body"),
                Arguments.of(new ServerWebInputException("secret"), 400, "bad-request"),
                Arguments.of(
                        new ServerWebInputException("secret", null, new IllegalArgumentException()),
                        400,
                        "bad-request"),
                Arguments.of(new AbortedException("secret"), 400, "bad-request"),
                Arguments.of(new IOException("Connection reset by peer"), 400, "bad-request"),
                Arguments.of(new TimeoutException("secret"), 503, "service-unavailable"),
                Arguments.of(new IOException("secret: disk broken"), 500, "internal-error"),
                Arguments.of(new IllegalStateException("secret"), 500, "internal-error"),
                Arguments.of(new StackOverflowError("secret"), 500, "internal-error"),
                Arguments.of(new ResponseStatusException(HttpStatus.BAD_GATEWAY, "secret"), 500, "internal-error"),
                Arguments.of(
                        new ResponseStatusException(HttpStatusCode.valueOf(499), "secret"), 500, "internal-error"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void tellNothingOfTheErrorButItsKind(Throwable error, int status, String code) {
        var problem = Problems.of(error).problem();

        assertThat(problem).extracting(Problem::status, Problem::code).containsExactly(status, code);
        assertThat(problem.toString()).doesNotContain("secret", "Exception", "reset");
    }

    @Test
    void handOnWhatCodeHasAskedFor() {
        var asked = new ProblemException(Problem.of(HttpStatus.CONFLICT, "a-code", "Why."));

        assertThat(Problems.of(asked)).isSameAs(asked);
        assertThat(asked.getStackTrace()).isEmpty();
    }

    @Test
    void comeWithTheFieldsThatHelp() {
        assertThat(Problems.of(new MethodNotAllowedException("BREW", List.of(HttpMethod.GET)))
                        .headers()
                        .getAllow())
                .containsExactly(HttpMethod.GET);
        assertThat(Problems.of(new UnsupportedMediaTypeStatusException(
                                MediaType.TEXT_PLAIN, List.of(MediaType.APPLICATION_JSON)))
                        .headers()
                        .getAccept())
                .containsExactly(MediaType.APPLICATION_JSON);
    }

    /** A value of unknown origin is looked for in the query. */
    @Test
    void nameAValueThatNoParameterStandsFor() {
        var mismatch = new TypeMismatchException("x", Integer.class);
        mismatch.initPropertyName("age");

        assertThat(Problems.of(new ServerWebInputException("secret", null, mismatch))
                        .problem()
                        .errors())
                .extracting(Problem.InvalidValue::in, Problem.InvalidValue::pointer)
                .containsExactly(tuple("query", "#/age"));
    }

    @Test
    void areExplainedUnderTheirCodes() throws IOException {
        var types = new ProblemTypes();

        assertThat(errors().map(arguments -> (Throwable) arguments.get()[0]))
                .map(error -> Problems.of(error).problem())
                .filteredOn(problem -> !problem.code().equals("gone"))
                .allSatisfy(problem -> assertThat(types.find(problem.code()))
                        .satisfies(type -> assertThat(type.status()).isEqualTo(problem.status())));
    }
}
