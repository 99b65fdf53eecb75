package io.diana.http.web;

import io.diana.http.Fields;
import io.diana.http.MergePatch;
import io.diana.http.Problem;
import io.diana.http.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body of type merge-patch. */
class MergePatchArgument implements HandlerMethodArgumentResolver {

    private static final MediaType MERGE_PATCH = MediaType.parseMediaType(MergePatch.MEDIA_TYPE);
    private static final ResolvableType JSON = ResolvableType.forClass(JsonNode.class);

    private final JacksonJsonDecoder decoder;

    MergePatchArgument(JsonMapper json, HttpProperties properties) {
        this.decoder = new JacksonJsonDecoder(json);
        decoder.setMaxInMemorySize(Math.toIntExact(properties.maxBody().toBytes()));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == MergePatch.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var type = typeOf(request);
        if (!MERGE_PATCH.equalsTypeAndSubtype(type)) {
            return Mono.error(
                    new UnsupportedMediaTypeStatusException(type, List.of(MERGE_PATCH), JSON, HttpMethod.PATCH));
        }
        return decoder.decodeToMono(request.getBody(), JSON, MERGE_PATCH, Map.of())
                .cast(JsonNode.class)
                .switchIfEmpty(Mono.error(JsonProblems::missing))
                .map(MergePatchArgument::toPatch);
    }

    private static @Nullable MediaType typeOf(ServerHttpRequest request) {
        try {
            return request.getHeaders().getContentType();
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }

    private static MergePatch toPatch(JsonNode body) {
        if (body instanceof ObjectNode document) {
            return new MergePatch(document);
        }
        throw new ProblemException(Problem.invalid(Fields.of(body).violations()));
    }
}
