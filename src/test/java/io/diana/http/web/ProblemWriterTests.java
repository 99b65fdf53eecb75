package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.diana.http.Problem;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class ProblemWriterTests {

    private static final ResolvableType TYPE = ResolvableType.forClass(Problem.class);
    private static final Mono<Problem> PROBLEM = Mono.just(Problem.of(HttpStatus.CONFLICT, "a-code", "Why."));

    private final ProblemWriter writer = new ProblemWriter(new ProblemRendering(new JsonMapper(), Clock.systemUTC()));

    @Test
    void writesProblemsAndNothingElse() {
        assertThat(writer.getWritableMediaTypes()).containsExactly(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(writer.canWrite(TYPE, MediaType.TEXT_HTML)).isTrue();
        assertThat(writer.canWrite(ResolvableType.forClass(Object.class), MediaType.APPLICATION_PROBLEM_JSON))
                .isFalse();
    }

    @Test
    void saysInWhichRequestItWas() {
        var response = new MockServerHttpResponse();
        var request = MockServerHttpRequest.get("/somewhere?query=secret").build();

        writer.write(PROBLEM, TYPE, TYPE, MediaType.TEXT_HTML, request, response, Map.of())
                .block();

        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(response.getBodyAsString().block())
                .contains("\"instance\":\"/somewhere\"", "\"traceId\":\"")
                .doesNotContain("secret")
                .hasSize((int) response.getHeaders().getContentLength());
    }

    @Test
    void belongsToAnswers() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> writer.write(PROBLEM, TYPE, null, new MockServerHttpResponse(), Map.of()));
    }
}
