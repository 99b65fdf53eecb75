package io.diana.http.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.diana.http.Problem;
import io.diana.http.ProblemException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Refuses, before a handler does anything, requests to the API that would be answered in another way than meant: with
 * an answer that the caller does not accept, or without heed to a parameter that does not exist ({@code ?dryrun=true}).
 *
 * <p>A path that is mapped letter by letter is that resource for every method: {@code /users/export} is never the user
 * "export".
 */
class StrictMapping extends RequestMappingHandlerMapping {

    private static final Pattern OURS = Pattern.compile("/(api|problems)(/|$)");
    private static final Set<MediaType> JSON = Set.of(MediaType.APPLICATION_JSON);

    private final Map<Method, Optional<Set<String>>> parameters = new ConcurrentHashMap<>();
    private Map<String, Set<RequestMappingInfo>> literal = Map.of();

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        literal = getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getDirectPaths().stream().map(path -> Map.entry(path, info)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(ServerWebExchange exchange) throws Exception {
        var path = exchange.getRequest().getPath().pathWithinApplication().value();
        var resource = literal.get(path);
        return resource == null || resource.stream().anyMatch(info -> info.getMatchingCondition(exchange) != null)
                ? super.lookupHandlerMethod(exchange)
                : handleNoMatch(resource, exchange);
    }

    @Override
    protected void handleMatch(RequestMappingInfo info, HandlerMethod handler, ServerWebExchange exchange) {
        super.handleMatch(info, handler, exchange);
        if (!OURS.matcher(exchange.getRequest().getPath().value()).lookingAt()) {
            return;
        }
        if (info.getProducesCondition().isEmpty()
                && AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)) {
            refuseUnlessJsonIsAccepted(exchange);
        }
        parameters
                .computeIfAbsent(handler.getMethod(), _ -> QueryParameters.of(handler))
                .ifPresent(known -> refuseOthers(known, exchange));
    }

    private void refuseUnlessJsonIsAccepted(ServerWebExchange exchange) {
        var accepted = getContentTypeResolver().resolveMediaTypes(exchange);
        if (accepted.stream().noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
            throw new NotAcceptableStatusException(List.copyOf(JSON));
        }
        exchange.getAttributes().put(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, JSON);
    }

    private static void refuseOthers(Set<String> known, ServerWebExchange exchange) {
        for (var name : exchange.getRequest().getQueryParams().keySet()) {
            if (!known.contains(name)) {
                throw new ProblemException(
                        Problem.invalidParameter("query", name, "unknown-parameter", "There is no such parameter."));
            }
        }
    }
}
