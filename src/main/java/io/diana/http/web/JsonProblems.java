package io.diana.http.web;

import io.diana.http.Problem;
import io.diana.http.Problem.InvalidValue;
import io.diana.http.ProblemException;
import io.diana.validation.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body that is no JSON (400), or not the JSON that is wanted (422), and where. */
final class JsonProblems {

    private static final String NOTHING = "No content to map";
    private static final String TRAILING = "Trailing token";
    private static final String WRONG_TYPE = "Not a value of the type that is wanted here.";

    private JsonProblems() {}

    static ProblemException of(DecodingException error) {
        return switch (error.getCause()) {
            case UnsoundJsonException e -> malformed(e.pointer(), e.getLocation());
            case UnrecognizedPropertyException e ->
                unwanted(whereBinding(e), "unknown-field", "There is no such field.");
            case DatabindException e when isAbout(e, NOTHING) -> missing();
            case DatabindException e when !isAbout(e, TRAILING) -> unwanted(whereBinding(e), "type", WRONG_TYPE);
            case InputCoercionException e -> unwanted(whereReading(e), "type", WRONG_TYPE);
            case JacksonException e -> malformed(whereReading(e), e.getLocation());
            case null, default -> missing();
        };
    }

    /** 400: a body is needed, and there is none. */
    static ProblemException missing() {
        return new ProblemException(
                Problem.of(HttpStatus.BAD_REQUEST, "missing-body", "This request needs a body, and it has none."));
    }

    /** What is missing or follows is found by the data binding, which has no class for it. */
    private static boolean isAbout(DatabindException error, String message) {
        return error.getOriginalMessage().startsWith(message);
    }

    private static ProblemException malformed(String pointer, @Nullable TokenStreamLocation location) {
        var where = location == null || location.getLineNr() < 1
                ? ""
                : " near line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        var detail = "The body is not sound JSON%s.".formatted(where);
        return new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, "malformed-json", detail)
                .naming(List.of(InvalidValue.of(new Violation(pointer, "malformed", detail)))));
    }

    private static String whereReading(JacksonException error) {
        return error.processor() instanceof JsonParser parser
                ? parser.streamReadContext().pathAsPointer().toString()
                : "";
    }

    private static String whereBinding(DatabindException error) {
        var pointer = JsonPointer.empty();
        for (var step : error.getPath()) {
            pointer = step.getPropertyName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getPropertyName());
        }
        return pointer.toString();
    }

    private static ProblemException unwanted(String pointer, String code, String detail) {
        return new ProblemException(Problem.invalid(List.of(new Violation(pointer, code, detail))));
    }
}
