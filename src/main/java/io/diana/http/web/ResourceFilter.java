package io.diana.http.web;

import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps what reads files away from the event loops: the description of the API, which looks through the class path when
 * it is first asked for, and everything served from within the jar. Both find and read their files blockingly.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class ResourceFilter implements WebFilter {

    private static final List<String> RESOURCES = List.of("/v3/api-docs", "/swagger-ui", "/webjars/", "/assets/");

    private final Scheduler blocking = Schedulers.boundedElastic();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        if (RESOURCES.stream().noneMatch(path::startsWith)) {
            return chain.filter(exchange);
        }
        var readElsewhere = exchange.mutate()
                .response(new ReadElsewhere(exchange.getResponse()))
                .build();
        return chain.filter(readElsewhere).subscribeOn(blocking);
    }

    /** A response whose body is read where reading may block, and not where the connection asks for more. */
    private final class ReadElsewhere extends ServerHttpResponseDecorator {

        ReadElsewhere(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return super.writeWith(Flux.from(body).subscribeOn(blocking));
        }
    }
}
