package io.diana.http.web;

import io.diana.http.Cursors;
import io.diana.http.PageRequest;
import io.diana.http.PageRequest.Count;
import io.diana.http.Problem;
import io.diana.http.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads which page is asked for, and has cursors ready before the method is called. */
class PageRequestArgument implements HandlerMethodArgumentResolver {

    private final Cursors cursors;

    PageRequestArgument(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        var cursor = query.getFirst("cursor");
        var page = new PageRequest(
                limit(query.getFirst("limit")),
                cursor == null || cursor.isEmpty() ? null : cursor,
                count(query.getFirst("count")));
        return cursors.ready().thenReturn(page);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return PageRequest.DEFAULT_LIMIT;
        }
        var limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw refused("limit", "invalid-limit", "A page has 1 to %d items.".formatted(PageRequest.MAX_LIMIT));
        }
        return limit;
    }

    private static Count count(@Nullable String text) {
        return switch (text) {
            case null -> Count.NONE;
            case "estimated" -> Count.ESTIMATED;
            case "exact" -> Count.EXACT;
            default -> throw refused("count", "invalid-count", "The count is estimated or exact.");
        };
    }

    private static ProblemException refused(String name, String code, String detail) {
        return new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, code, detail)
                .naming(List.of(Problem.InvalidValue.parameter("query", name, code, detail))));
    }
}
