package io.diana.http.web;

import io.diana.http.PageRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.annotation.RepeatableContainers;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Which parameters a handler reads from the query: those it takes, and those it describes because it reads them itself. */
final class QueryParameters {

    private static final Set<String> PAGE = Set.of("limit", "cursor", "count");
    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private QueryParameters() {}

    /** Their names; empty where the handler takes whatever comes. */
    static Optional<Set<String>> of(HandlerMethod handler) {
        var arguments = handler.getMethodParameters();
        return Arrays.stream(arguments).anyMatch(it -> it.hasParameterAnnotation(ModelAttribute.class))
                ? Optional.empty()
                : Optional.of(
                        Stream.concat(Arrays.stream(arguments).flatMap(QueryParameters::taken), described(handler))
                                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<String> taken(MethodParameter argument) {
        if (argument.getParameterType() == PageRequest.class) {
            return PAGE.stream();
        }
        var taken = argument.getParameterAnnotation(RequestParam.class);
        if (taken == null) {
            return Stream.empty();
        }
        argument.initParameterNameDiscovery(NAMES);
        return Stream.of(taken.name().isEmpty() ? Objects.requireNonNull(argument.getParameterName()) : taken.name());
    }

    private static Stream<String> described(HandlerMethod handler) {
        var repeated = RepeatableContainers.explicitRepeatable(Parameter.class, Parameters.class);
        return MergedAnnotations.from(handler.getMethod(), SearchStrategy.DIRECT, repeated).stream(Parameter.class)
                .filter(it -> it.getEnum("in", ParameterIn.class) == ParameterIn.QUERY)
                .map(it -> it.getString("name"));
    }
}
