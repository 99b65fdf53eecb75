package io.diana.http.web;

import io.diana.http.Problem;
import io.diana.http.web.ProblemTypes.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Explains problem types where their URIs point to. */
@RestController
@RequestMapping("/problems")
@Tag(name = "Problems", description = "What the problem types mean that answers refer to.")
class ProblemTypeController {

    private final ProblemTypes types;

    ProblemTypeController(ProblemTypes types) {
        this.types = types;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listProblemTypes", summary = "All problem types")
    @ApiResponse(
            responseCode = "200",
            description = "Every type that an answer of this server can refer to.",
            content = @Content(schema = @Schema(implementation = Explanations.class)))
    Explanations list() {
        return new Explanations(types.all().entrySet().stream()
                .map(entry -> Explanation.of(entry.getKey(), entry.getValue()))
                .toList());
    }

    @GetMapping(path = "/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "explainProblemType", summary = "What one problem type means")
    @ApiResponse(
            responseCode = "200",
            description = "The type.",
            content = @Content(schema = @Schema(implementation = Explanation.class)))
    @ApiResponse(responseCode = "404", description = "There is no such type.")
    ResponseEntity<?> explain(@Parameter(example = "not-found") @PathVariable String code) {
        var type = types.find(code);
        return type == null ? unknown() : ResponseEntity.ok(Explanation.of(code, type));
    }

    @GetMapping(path = "/{code}", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(hidden = true)
    ResponseEntity<?> page(@PathVariable String code) {
        var type = types.find(code);
        return type == null
                ? unknown()
                : ResponseEntity.ok(Explanation.of(code, type).toHtml());
    }

    private static ResponseEntity<Problem> unknown() {
        return Problem.notFound("not-found", "There is no such problem type.");
    }

    /**
     * All types.
     *
     * @param items one for each code, in alphabetical order
     */
    record Explanations(List<Explanation> items) {}

    /**
     * What a type means.
     *
     * @param type the URI reference of the type
     * @param status the HTTP status code it comes with
     * @param code what a program decides by
     * @param title the code in words
     * @param explanation what it means and what a caller can do
     */
    record Explanation(String type, int status, String code, String title, String explanation) {

        static Explanation of(String code, ProblemType type) {
            return new Explanation(Problem.TYPES + code, type.status(), code, Problem.title(code), type.explanation());
        }

        String toHtml() {
            return """
                    <!DOCTYPE html>
                    <html lang="en">
                    <head><meta charset="utf-8"><title>%1$s</title></head>
                    <body><h1>%1$s</h1><p>%2$d <code>%3$s</code></p><p>%4$s</p></body>
                    </html>
                    """.formatted(title, status, code, HtmlUtils.htmlEscape(explanation));
        }
    }
}
