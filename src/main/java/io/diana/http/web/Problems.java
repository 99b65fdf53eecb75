package io.diana.http.web;

import static org.springframework.web.util.DisconnectedClientHelper.isClientDisconnectedException;

import io.diana.http.Outages;
import io.diana.http.Problem;
import io.diana.http.ProblemException;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.netty.channel.AbortedException;

/** Says what a caller is told of an exception, so that nothing of its text gets out. */
final class Problems {

    /** After how many seconds a caller may try again. A restarted database is back within a few. */
    private static final String RETRY_AFTER = "5";

    private Problems() {}

    /** The problem to answer with, and the fields that go with it. */
    static ProblemException of(Throwable error) {
        return switch (error) {
            case ProblemException problem -> problem;
            case ServerWebInputException input -> InputProblems.of(input);
            case DecodingException decoding -> JsonProblems.of(decoding);
            case ContentTooLargeException _, DataBufferLimitException _ -> tooLarge();
            case AbortedException _ -> cutOff();
            case IOException gone when isClientDisconnectedException(gone) -> cutOff();
            case ErrorResponse response -> refused(response);
            case DataAccessException given when Outages.isUnstorable(given) -> unstorable();
            default -> Outages.isOutage(error) ? unavailable() : internal();
        };
    }

    /** 413: more than a body may hold. */
    static ProblemException tooLarge() {
        return plain(HttpStatus.CONTENT_TOO_LARGE, "The body is longer than this server takes.");
    }

    /** 400: the caller has hung up in the middle of the body. Nobody hears it, but it is no fault of ours. */
    private static ProblemException cutOff() {
        return plain(HttpStatus.BAD_REQUEST, "The body ended before its end.");
    }

    /** 503: the answer has not begun in time. */
    static ProblemException late() {
        return later("deadline-exceeded", "The answer took too long and was given up; nothing is known of its effect.");
    }

    private static ProblemException unstorable() {
        return new ProblemException(Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "validation-failed",
                "A text holds a character that no text can hold."));
    }

    private static ProblemException unavailable() {
        return later("service-unavailable", "Something this request needs is out of order for the moment.");
    }

    private static ProblemException internal() {
        return new ProblemException(Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something is broken here. The traceId leads to it in the logs."));
    }

    private static ProblemException later(String code, String detail) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        return new ProblemException(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail), headers);
    }

    private static ProblemException refused(ErrorResponse response) {
        var status = HttpStatus.resolve(response.getStatusCode().value());
        if (status == null || status.is5xxServerError()) {
            return internal();
        }
        var detail = switch (response) {
            case MethodNotAllowedException _ -> "This method is not for this path: see Allow.";
            case NotAcceptableStatusException _ -> "None of the media types in Accept can be had here.";
            case UnsupportedMediaTypeStatusException _ -> "The body is of a media type that is not taken here.";
            default ->
                status == HttpStatus.NOT_FOUND
                        ? "There is nothing at this path."
                        : "The request cannot be answered as it is.";
        };
        return new ProblemException(Problem.of(status, code(status), detail), response.getHeaders());
    }

    private static ProblemException plain(HttpStatus status, String detail) {
        return new ProblemException(Problem.of(status, code(status), detail));
    }

    /** The code of a problem that is nothing but its status. */
    static String code(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
