package io.diana.outbox.web;

import io.diana.http.Problem;
import io.diana.http.ProblemException;
import io.diana.outbox.application.PublicationFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/** Reads which publications are asked for from the parameters of the list. */
final class PublicationParameters {

    private final MultiValueMap<String, String> parameters;

    private PublicationParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * The filter.
     *
     * @throws ProblemException 422 that names the parameter that is wrong
     */
    static PublicationFilter filter(ServerHttpRequest request) {
        var reader = new PublicationParameters(request.getQueryParams());
        return new PublicationFilter(
                reader.read(FilterValue.STATUS),
                reader.read(FilterValue.LISTENER),
                reader.read(FilterValue.TYPE),
                reader.read(FilterValue.SINCE));
    }

    private <T> @Nullable T read(FilterValue<T> value) {
        var text = parameters.getFirst(value.name());
        if (text == null) {
            return null;
        }
        return value.read(text)
                .orElseThrow(() -> new ProblemException(
                        Problem.invalidParameter("query", value.name(), "invalid-parameter", value.rule())));
    }
}
