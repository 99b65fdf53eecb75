package io.diana.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The name that a caller gives a request so that it is done once, however often it is sent. Can be an argument of a handler
 * method.
 *
 * @param value 1 to 64 visible ASCII characters, without quotes around them; null: the request has none
 */
public record IdempotencyKey(@Nullable String value) {

    /** The field of the request. */
    public static final String HEADER = "Idempotency-Key";

    /** The field of an answer that was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /**
     * Reads the key of a request, quoted or bare.
     *
     * @throws ProblemException 400 {@code idempotency-key-invalid} when it is no key, or there are several
     */
    public static IdempotencyKey of(HttpHeaders headers) {
        var fields = headers.getOrEmpty(HEADER);
        if (fields.isEmpty()) {
            return new IdempotencyKey(null);
        }
        var key = unquoted(fields.getFirst().strip());
        if (fields.size() > 1 || !isKey(key)) {
            throw new ProblemException(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-invalid",
                    "Idempotency-Key is one text of 1 to 64 visible ASCII characters."));
        }
        return new IdempotencyKey(key);
    }

    /** Whether a text can be a key. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    private static String unquoted(String field) {
        return field.length() > 1 && field.startsWith("\"") && field.endsWith("\"")
                ? field.substring(1, field.length() - 1)
                : field;
    }
}
