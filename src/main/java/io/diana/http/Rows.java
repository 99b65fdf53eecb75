package io.diana.http;

import io.diana.validation.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** The rows of a bulk call: {@code {"users": [...]}}. */
public final class Rows {

    /** How many rows one call takes at most. */
    public static final int MAX = 1_000;

    private Rows() {}

    /**
     * The rows, at least one and at most {@link #MAX}.
     *
     * @param name the only member of the body, an array
     * @throws ProblemException 413 {@code too-many-rows}, or 422 when there are none, or other members beside them
     */
    public static List<JsonNode> of(JsonNode body, String name) {
        var fields = Fields.of(body);
        var rows = fields.node(name);
        if (rows == null) {
            fields.refuse(name, "required", "Must be there.");
        } else if (!rows.isArray()) {
            fields.refuse(name, "type", "Must be an array.");
        } else if (rows.isEmpty()) {
            fields.refuse(name, "empty", "Must have at least one row.");
        }
        return checked(rows, fields.violations());
    }

    private static List<JsonNode> checked(@Nullable JsonNode rows, List<Violation> violations) {
        if (rows == null || !violations.isEmpty()) {
            throw new ProblemException(Problem.invalid(violations));
        }
        if (rows.size() > MAX) {
            throw new ProblemException(
                    Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-many-rows", "One call takes %,d rows.".formatted(MAX))
                            .with("max", MAX));
        }
        return List.copyOf(rows.values());
    }
}
