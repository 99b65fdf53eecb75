package io.diana.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.diana.validation.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Why a request was not answered as asked: the body of every 4xx and 5xx (RFC 9457).
 *
 * <p>{@code instance} and {@code traceId} say which occurrence it was; they are filled in when the answer is written, so
 * a problem inside a bulk result has none. The problem type is the code: {@code type} and {@code title} follow from it.
 *
 * @param type stable URI reference of the problem type, {@code /problems/<code>}, which can be read there
 * @param title the code in words; the same for every occurrence
 * @param status the HTTP status code
 * @param detail a sentence about this occurrence for a person; never holds a class name, SQL or a secret
 * @param instance path of the request
 * @param code stable and in kebab-case: what a program decides by
 * @param traceId W3C trace id of the request, to find it in the logs
 * @param errors what is wrong with which value; null unless values are
 * @param extensions further members (RFC 9457 §3.2), written beside the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "traceId", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        String code,
        @Nullable String traceId,
        @Nullable List<InvalidValue> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    /** Under which path each problem type is explained. */
    public static final String TYPES = "/problems/";

    /** How many invalid values one problem names at most; the rest is only counted ({@code errorsOmitted}). */
    public static final int MAX_ERRORS = 100;

    private static final Pattern ABBREVIATION = Pattern.compile("\\b(json|uri|id)\\b");

    private static final String INVALID = "validation-failed";

    /**
     * One value that breaks a rule.
     *
     * @param pointer where the value stands: an RFC 6901 pointer as URI fragment, {@code #/firstName}
     * @param in null for the body; {@code path}, {@code query} or {@code header} for a parameter, then the pointer is
     *     {@code #/<name>}
     * @param code the rule, stable and in kebab-case
     * @param detail a sentence for a person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InvalidValue(String pointer, @Nullable String in, String code, String detail) {

        /** A value in the body. */
        public static InvalidValue of(Violation violation) {
            return new InvalidValue(Pointers.toFragment(violation.path()), null, violation.code(), violation.detail());
        }

        /** A parameter, where {@code in} is {@code path}, {@code query} or {@code header}. */
        public static InvalidValue parameter(String in, String name, String code, String detail) {
            return new InvalidValue(Pointers.toFragment(Pointers.of(name)), in, code, detail);
        }
    }

    /** A problem of one type. */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(TYPES + code, title(code), status.value(), detail, null, code, null, null, Map.of());
    }

    /** Says what is wrong with the values in a body, as far as {@link #MAX_ERRORS} goes: a 422. */
    public static Problem invalid(List<Violation> violations) {
        return invalidValues(violations.stream().map(InvalidValue::of).toList());
    }

    /** Says which parameter is wrong, where {@code in} is {@code path}, {@code query} or {@code header}: a 422. */
    public static Problem invalidParameter(String in, String name, String code, String detail) {
        return invalidValues(List.of(InvalidValue.parameter(in, name, code, detail)));
    }

    /** Says what is wrong with values of whatever kind, as far as {@link #MAX_ERRORS} goes: a 422. */
    public static Problem invalidValues(List<InvalidValue> values) {
        var detail = values.size() == 1 ? "One value is not valid." : values.size() + " values are not valid.";
        var named = values.subList(0, Math.min(values.size(), MAX_ERRORS));
        var problem = of(HttpStatus.UNPROCESSABLE_CONTENT, INVALID, detail).naming(named);
        return named.size() == values.size() ? problem : problem.with("errorsOmitted", values.size() - named.size());
    }

    /** The same problem, naming the values that are wrong. */
    public Problem naming(List<InvalidValue> values) {
        return new Problem(type, title, status, detail, instance, code, traceId, List.copyOf(values), extensions);
    }

    /** The same problem with one more member, which must not be one of RFC 9457 or of this record. */
    public Problem with(String extension, Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(extension, value);
        return new Problem(type, title, status, detail, instance, code, traceId, errors, more);
    }

    /** The same problem, saying which request met it. */
    public Problem at(String path) {
        return new Problem(type, title, status, detail, path, code, traceId, errors, extensions);
    }

    /** The same problem, saying where in the logs it is found. */
    public Problem inTrace(String id) {
        return new Problem(type, title, status, detail, instance, code, id, errors, extensions);
    }

    /** The answer of a controller; its media type holds whatever the caller accepts (RFC 9110 §12.4.1). */
    public ResponseEntity<Problem> asResponse() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    /** 400: the request itself is malformed. */
    public static ResponseEntity<Problem> badRequest(String code, String detail) {
        return of(HttpStatus.BAD_REQUEST, code, detail).asResponse();
    }

    /** 404: there is no such thing. */
    public static ResponseEntity<Problem> notFound(String code, String detail) {
        return of(HttpStatus.NOT_FOUND, code, detail).asResponse();
    }

    /** 409: not in the state that the thing is in. */
    public static ResponseEntity<Problem> conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail).asResponse();
    }

    /** 410: there was such a thing, and it will not come back. */
    public static ResponseEntity<Problem> gone(String code, String detail) {
        return of(HttpStatus.GONE, code, detail).asResponse();
    }

    /** What a code is called. */
    public static String title(String code) {
        var words = ABBREVIATION
                .matcher(code.replace('-', ' '))
                .replaceAll(match -> match.group().toUpperCase(Locale.ROOT));
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
