package io.diana.http.web;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses bodies over the limit: by their declared length before reading, else as soon as too much has come. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class BodyLimitFilter implements WebFilter {

    private final long limit;

    BodyLimitFilter(HttpProperties properties) {
        this.limit = properties.maxBody().toBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var length = request.getHeaders().getContentLength();
        if (Streams.isStream(request) || (length >= 0 && length <= limit)) {
            return chain.filter(exchange);
        }
        return length > limit
                ? Mono.error(Problems.tooLarge())
                : chain.filter(exchange.mutate().request(new Counted(request)).build());
    }

    /** A body of unknown length. */
    private final class Counted extends ServerHttpRequestDecorator {

        Counted(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                var seen = new AtomicLong();
                return super.getBody().doOnNext(part -> refuseBeyondLimit(part, seen));
            });
        }

        private void refuseBeyondLimit(DataBuffer part, AtomicLong seen) {
            if (seen.addAndGet(part.readableByteCount()) > limit) {
                DataBufferUtils.release(part);
                throw Problems.tooLarge();
            }
        }
    }
}
