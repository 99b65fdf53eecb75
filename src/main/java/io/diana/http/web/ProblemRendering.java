package io.diana.http.web;

import io.diana.http.Problem;
import io.diana.http.RequestIds;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as JSON, naming the request that met it. */
@Component
class ProblemRendering {

    private final JsonMapper json;
    private final Clock clock;

    ProblemRendering(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Writes the body; status and fields are the caller's. */
    Mono<Void> write(Problem problem, ServerHttpRequest request, ServerHttpResponse response) {
        return response.writeWith(Mono.fromSupplier(() -> encode(problem, request, response)));
    }

    private DataBuffer encode(Problem problem, ServerHttpRequest request, ServerHttpResponse response) {
        var named = problem.at(request.getPath().value()).inTrace(idsOf(request).traceId());
        var body = json.writeValueAsBytes(named);
        response.getHeaders().setContentLength(body.length);
        return response.bufferFactory().wrap(body);
    }

    /** The ids of a request; one that failed before it was named gets new ones. */
    RequestIds idsOf(ServerHttpRequest request) {
        @Nullable Object ids = request.getAttributes().get(RequestIds.class.getName());
        return ids instanceof RequestIds known ? known : RequestIds.of(request.getHeaders(), clock.instant());
    }
}
