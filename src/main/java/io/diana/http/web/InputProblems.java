package io.diana.http.web;

import io.diana.http.Problem;
import io.diana.http.Problem.InvalidValue;
import io.diana.http.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;

/** Says what is wrong with the parameters of a request: a wrong one is a 422 that names it. */
final class InputProblems {

    private static final String WRONG_TYPE = "Not a value of the type that is wanted here.";

    private InputProblems() {}

    static ProblemException of(ServerWebInputException error) {
        return switch (error) {
            case WebExchangeBindException bind -> invalid(bind);
            case MissingRequestValueException missing ->
                invalid(in(missing.getMethodParameter()), missing.getName(), "required", "Must be there.");
            default -> of(error, error.getCause());
        };
    }

    private static ProblemException of(ServerWebInputException error, @Nullable Throwable cause) {
        return switch (cause) {
            case TypeMismatchException mismatch -> mismatched(error, mismatch);
            case DecodingException decoding -> JsonProblems.of(decoding);
            case null, default ->
                new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, "bad-request", "The request cannot be read."));
        };
    }

    /** A converter may say itself what is wrong, by a {@link ProblemException}. */
    private static ProblemException mismatched(ServerWebInputException error, TypeMismatchException mismatch) {
        if (mismatch.getMostSpecificCause() instanceof ProblemException problem) {
            return problem;
        }
        return invalid(in(error.getMethodParameter()), String.valueOf(mismatch.getPropertyName()), "type", WRONG_TYPE);
    }

    /** Whole objects are bound to parameters only; bodies are JSON. */
    private static ProblemException invalid(WebExchangeBindException error) {
        return new ProblemException(Problem.invalidValues(error.getFieldErrors().stream()
                .map(field -> InvalidValue.parameter("query", field.getField(), "type", WRONG_TYPE))
                .toList()));
    }

    private static ProblemException invalid(String in, String name, String code, String detail) {
        return new ProblemException(Problem.invalidParameter(in, name, code, detail));
    }

    private static String in(@Nullable MethodParameter parameter) {
        if (parameter != null && parameter.hasParameterAnnotation(PathVariable.class)) {
            return "path";
        }
        return parameter != null && parameter.hasParameterAnnotation(RequestHeader.class) ? "header" : "query";
    }
}
