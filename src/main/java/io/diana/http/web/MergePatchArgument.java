package io.diana.http.web;

import static java.util.Collections.emptyMap;

import io.diana.http.Fields;
import io.diana.http.MergePatch;
import io.diana.http.Problem;
import io.diana.http.ProblemException;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body of type merge-patch. */
class MergePatchArgument implements HandlerMethodArgumentResolver {

    private static final MediaType MERGE_PATCH = MediaType.parseMediaType(MergePatch.MEDIA_TYPE);
    private static final ResolvableType JSON = ResolvableType.forClass(JsonNode.class);

    private final ServerCodecConfigurer codecs;

    MergePatchArgument(ServerCodecConfigurer codecs) {
        this.codecs = codecs;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == MergePatch.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        if (!isMergePatch(request)) {
            return Mono.error(new UnsupportedMediaTypeStatusException(
                    request.getHeaders().getContentType(), List.of(MERGE_PATCH), JSON, HttpMethod.PATCH));
        }
        return reader().readMono(JSON, request, emptyMap())
                .cast(JsonNode.class)
                .switchIfEmpty(Mono.error(JsonProblems::missing))
                .map(MergePatchArgument::toPatch);
    }

    private static boolean isMergePatch(ServerHttpRequest request) {
        try {
            return MERGE_PATCH.equalsTypeAndSubtype(request.getHeaders().getContentType());
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private HttpMessageReader<?> reader() {
        return codecs.getReaders().stream()
                .filter(reader -> reader.canRead(JSON, MERGE_PATCH))
                .findFirst()
                .orElseThrow();
    }

    private static MergePatch toPatch(JsonNode body) {
        if (body instanceof ObjectNode document) {
            return new MergePatch(document);
        }
        throw new ProblemException(Problem.invalid(Fields.of(body).violations()));
    }
}
