package io.diana.outbox.web;

import io.diana.http.RequestIds;
import io.diana.outbox.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets the events of a request carry its ids. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OriginFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).contextWrite(context -> {
            var ids = RequestIds.in(context);
            return ids == null ? context : new Origin(ids.requestId(), ids.traceId()).enter(context);
        });
    }
}
