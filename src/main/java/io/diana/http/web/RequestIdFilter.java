package io.diana.http.web;

import io.diana.http.RequestIds;
import java.time.Clock;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Names every request before anything else happens to it, and tells the caller the name. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter implements WebFilter {

    private final Clock clock;

    RequestIdFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var ids = RequestIds.of(exchange.getRequest().getHeaders(), clock.instant());
        exchange.getRequest().getAttributes().put(RequestIds.class.getName(), ids);
        exchange.getResponse().getHeaders().set(RequestIds.HEADER, ids.requestId());
        return chain.filter(exchange).contextWrite(ids::enter);
    }
}
