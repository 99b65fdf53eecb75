package io.diana.http.web;

import io.diana.http.ProblemException;
import io.diana.http.RequestIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Answers with a problem whatever ended a request before it had an answer: in a filter, on the way to a handler, in it.
 *
 * <p>Comes before the framework's own handler, which stands at -1. An answer that has begun cannot be taken back: its
 * connection is broken off, so that the caller does not take the part for the whole.
 */
@Component
@Order(-2)
class ErrorAnswers implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    private final ProblemRendering rendering;

    ErrorAnswers(ProblemRendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        var response = exchange.getResponse();
        var answer = Problems.of(error);
        log(exchange, answer, error);
        if (!response.setStatusCode(HttpStatusCode.valueOf(answer.problem().status()))) {
            return Mono.error(error);
        }
        var headers = response.getHeaders();
        headers.clear(); // what the handler meant for its own answer
        headers.putAll(answer.headers());
        headers.set(RequestIds.HEADER, rendering.idsOf(exchange.getRequest()).requestId());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return rendering.write(answer.problem(), exchange.getRequest(), response);
    }

    private void log(ServerWebExchange exchange, ProblemException answer, Throwable error) {
        var status = answer.problem().status();
        if (status < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            return;
        }
        var request = exchange.getRequest();
        var ids = rendering.idsOf(request);
        if (status == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            log.error(
                    "{} {} failed [{}] [{}]",
                    request.getMethod(),
                    request.getPath(),
                    ids.requestId(),
                    ids.traceId(),
                    error);
        } else {
            log.warn(
                    "{} {} not served [{}] [{}]: {}",
                    request.getMethod(),
                    request.getPath(),
                    ids.requestId(),
                    ids.traceId(),
                    error.toString());
        }
    }
}
