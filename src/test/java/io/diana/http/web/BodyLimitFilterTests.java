package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.http.Problem;
import io.diana.http.ProblemException;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class BodyLimitFilterTests {

    private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

    private final BodyLimitFilter filter =
            new BodyLimitFilter(new HttpProperties(Duration.ofSeconds(10), DataSize.ofBytes(10)));
    private final StringBuilder read = new StringBuilder();
    private final WebFilterChain reader =
            exchange -> DataBufferUtils.join(exchange.getRequest().getBody())
                    .doOnNext(body -> {
                        read.append(body.toString(StandardCharsets.UTF_8));
                        DataBufferUtils.release(body);
                    })
                    .then();

    @Test
    void refusesUnreadWhatIsDeclaredTooLong() {
        var called = new AtomicBoolean();
        var exchange = exchange("application/json", 11, List.of());

        filter.filter(exchange, _ -> Mono.fromRunnable(() -> called.set(true)))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(BodyLimitFilterTests::isTooLarge);

        assertThat(called).isFalse();
    }

    @Test
    void handsOnWhatIsDeclaredShortEnough() {
        filter.filter(exchange("application/json", 10, parts("0123456789")), reader)
                .as(StepVerifier::create)
                .verifyComplete();

        assertThat(read).hasToString("0123456789");
    }

    @Test
    void handsOnWhatTurnsOutShortEnough() {
        filter.filter(exchange("application/json", -1, parts("01234", "56789")), reader)
                .as(StepVerifier::create)
                .verifyComplete();

        assertThat(read).hasToString("0123456789");
    }

    @Test
    void refusesWhatTurnsOutTooLongAndKeepsNoneOfIt() {
        var parts = parts("01234", "56789", "x", "y");

        filter.filter(exchange("application/json", -1, parts), reader)
                .as(StepVerifier::create)
                .verifyErrorSatisfies(BodyLimitFilterTests::isTooLarge);

        assertThat(read).isEmpty();
        assertThat(parts.subList(0, 3)).noneMatch(part -> part.getNativeBuffer().refCnt() > 0);
        DataBufferUtils.release(parts.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv;header=present"})
    void setsNoBoundsToStreams(String type) {
        filter.filter(exchange(type, -1, parts("0123456789", "x")), reader)
                .as(StepVerifier::create)
                .verifyComplete();
        filter.filter(exchange(type, 11, parts("0123456789x")), reader)
                .as(StepVerifier::create)
                .verifyComplete();

        assertThat(read).hasToString("0123456789x".repeat(2));
    }

    private static void isTooLarge(Throwable error) {
        assertThat(((ProblemException) error).problem())
                .extracting(Problem::status, Problem::code)
                .containsExactly(413, "content-too-large");
    }

    private static List<NettyDataBuffer> parts(String... texts) {
        return Stream.of(texts)
                .map(text -> BUFFERS.allocateBuffer(16).write(text, StandardCharsets.UTF_8))
                .map(NettyDataBuffer.class::cast)
                .toList();
    }

    private static ServerWebExchange exchange(String type, long length, List<NettyDataBuffer> parts) {
        var request = MockServerHttpRequest.post("/").header("Content-Type", type);
        if (length >= 0) {
            request.contentLength(length);
        }
        return MockServerWebExchange.from(request.body(Flux.fromIterable(parts)));
    }
}
