package io.diana.outbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.DianaApplication;
import io.diana.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Sinks;

class StreamShutdownTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ParameterizedTypeReference<ServerSentEvent<String>> LINE =
            new ParameterizedTypeReference<>() {};

    /** The web server waits up to 20 seconds for whatever it still answers. */
    @Test
    void letsTheApplicationStopAtOnceAlthoughSomebodyFollows() {
        try (var database = TestDatabase.fresh()) {
            var application = new SpringApplicationBuilder(DianaApplication.class)
                    .run("--spring.r2dbc.url=" + database.url(), "--server.port=0", "--management.server.port=0");
            var isOpen = Sinks.<Void>empty();
            var end = WebClient.create(
                            "http://localhost:" + application.getEnvironment().getProperty("local.server.port"))
                    .get()
                    .uri("/api/v1/events/stream")
                    .retrieve()
                    .bodyToFlux(LINE)
                    .doOnNext(_ -> isOpen.tryEmitEmpty())
                    .then()
                    .toFuture();
            isOpen.asMono().block(LIMIT);
            var begin = System.nanoTime();

            application.close();

            assertThat(end).succeedsWithin(LIMIT);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(12));
        }
    }
}
