package io.diana.outbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.http.RequestIds;
import io.diana.outbox.Origin;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

class OriginFilterTests {

    @Test
    void letsEventsGoBackToTheRequest() {
        var ids = RequestIds.of(new HttpHeaders(), Instant.EPOCH);

        assertThat(origin(ids.enter(Context.empty()))).isEqualTo(new Origin(ids.requestId(), ids.traceId()));
    }

    @Test
    void letsThemGoBackToNothingWhereNobodyNamedTheRequest() {
        assertThat(origin(Context.empty())).isEqualTo(new Origin(null, null));
    }

    private static Origin origin(Context context) {
        var seen = new AtomicReference<Origin>();
        new OriginFilter()
                .filter(
                        MockServerWebExchange.from(MockServerHttpRequest.get("/")),
                        _ -> Origin.current().doOnNext(seen::set).then(Mono.empty()))
                .contextWrite(context)
                .block();
        return seen.get();
    }
}
