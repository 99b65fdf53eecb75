package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.HttpHandlerConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ErrorAnswersTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final ErrorAnswers answers = new ErrorAnswers(new ProblemRendering(new JsonMapper(), Clock.systemUTC()));

    @Test
    void sayNothingOfACrashButWhereToFindIt(CapturedOutput output) {
        answerTo(new IllegalStateException("secret"))
                .expectStatus()
                .isEqualTo(500)
                .expectHeader()
                .valueEquals("X-Request-Id", "mine")
                .expectBody()
                .json("""
                        {"type": "/problems/internal-error", "title": "Internal error", "status": 500,
                         "detail": "Something is broken here. The traceId leads to it in the logs.",
                         "instance": "/somewhere", "code": "internal-error", "traceId": "%s"}
                        """.formatted(TRACE), JsonCompareMode.STRICT);

        assertThat(output)
                .contains("GET /somewhere failed [mine] [%s]".formatted(TRACE))
                .contains("java.lang.IllegalStateException: secret");
    }

    @Test
    void sayAfterAnOutageWhenToTryAgain(CapturedOutput output) {
        answerTo(new R2dbcTimeoutException("no answer"))
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "5")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("service-unavailable");

        assertThat(output)
                .contains("GET /somewhere not served [mine] [%s]: io.r2dbc.spi.R2dbcTimeoutException: no answer"
                        .formatted(TRACE))
                .doesNotContainPattern("no answer\\s+at ");
    }

    @Test
    void areNoNewsForTheLogWhenTheCallerIsWrong(CapturedOutput output) {
        answerTo(new ResponseStatusException(HttpStatus.NOT_FOUND))
                .expectStatus()
                .isNotFound();

        assertThat(output).doesNotContain("/somewhere");
    }

    @Test
    void takeBackWhatWasMeantForAnotherAnswer() {
        answerTo(exchange -> {
                    exchange.getResponse().setStatusCode(HttpStatus.CREATED);
                    exchange.getResponse().getHeaders().setETag("\"v1\"");
                    exchange.getResponse().getHeaders().setContentType(MediaType.TEXT_HTML);
                    return Mono.error(new IllegalStateException());
                })
                .expectStatus()
                .isEqualTo(500)
                .expectHeader()
                .doesNotExist("ETag")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void nameARequestThatFailedBeforeItHadAName() {
        client((_, _) -> Mono.error(new IllegalStateException()), _ -> Mono.empty())
                .get()
                .uri("/somewhere")
                .exchange()
                .expectHeader()
                .valueMatches("X-Request-Id", "[0-9a-f-]{36}")
                .expectBody()
                .jsonPath("$.traceId")
                .isNotEmpty();
    }

    @Test
    void breakOffWhatHasBegun() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/somewhere"));
        exchange.getResponse().setComplete().block();
        var error = new IllegalStateException("half way");

        answers.handle(exchange, error)
                .as(StepVerifier::create)
                .verifyErrorSatisfies(thrown -> assertThat(thrown).isSameAs(error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "image/png"})
    void areProblemsWhateverIsAccepted(String accepted) {
        client(new RequestIdFilter(Clock.systemUTC()), _ -> Mono.error(new IllegalStateException()))
                .get()
                .uri("/somewhere")
                .accept(MediaType.parseMediaType(accepted))
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private WebTestClient.ResponseSpec answerTo(Throwable error) {
        return answerTo(_ -> Mono.error(error));
    }

    private WebTestClient.ResponseSpec answerTo(WebHandler handler) {
        return client(new RequestIdFilter(Clock.systemUTC()), handler)
                .get()
                .uri("/somewhere")
                .header("X-Request-Id", "mine")
                .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(TRACE))
                .exchange();
    }

    private WebTestClient client(WebFilter filter, WebHandler handler) {
        var http = WebHttpHandlerBuilder.webHandler(handler)
                .filters(filters -> filters.add(filter))
                .exceptionHandlers(handlers -> handlers.add(answers))
                .build();
        return WebTestClient.bindToServer(new HttpHandlerConnector(http)).build();
    }
}
