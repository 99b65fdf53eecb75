package io.diana.http.web;

import io.diana.http.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** Writes the problems that controllers return, so that they look like all others. */
class ProblemWriter implements HttpMessageWriter<Problem> {

    private final ProblemRendering rendering;

    ProblemWriter(ProblemRendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public List<MediaType> getWritableMediaTypes() {
        return List.of(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Override
    public boolean canWrite(ResolvableType elementType, @Nullable MediaType mediaType) {
        return elementType.toClass() == Problem.class;
    }

    @Override
    public Mono<Void> write(
            Publisher<? extends Problem> problem,
            ResolvableType actualType,
            ResolvableType elementType,
            @Nullable MediaType mediaType,
            ServerHttpRequest request,
            ServerHttpResponse response,
            Map<String, Object> hints) {
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return Mono.from(problem).flatMap(body -> rendering.write(body, request, response));
    }

    /** Outside of an answer a problem is an ordinary object: a row of a bulk result, say. */
    @Override
    public Mono<Void> write(
            Publisher<? extends Problem> problem,
            ResolvableType elementType,
            @Nullable MediaType mediaType,
            ReactiveHttpOutputMessage message,
            Map<String, Object> hints) {
        throw new UnsupportedOperationException("Problems are written to answers.");
    }
}
