package io.diana.http.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.diana.http.IfMatch;
import io.diana.http.MergePatch;
import io.diana.http.PageRequest;
import io.diana.http.Problem;
import io.diana.http.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes whatever the frame reads, and says what it has understood. */
@TestComponent
@RestController
@RequestMapping("/api/probe")
class ProbeController {

    record Shape(
            String name,
            @JsonProperty(required = true) int corners,
            @Nullable List<Shape> parts) {}

    record Filter(@Nullable Integer from, @Nullable Integer to) {}

    @PostMapping("/tree")
    JsonNode tree(@RequestBody JsonNode body) {
        return body;
    }

    @PostMapping("/shape")
    Shape shape(@RequestBody Shape body) {
        return body;
    }

    @PatchMapping("/patch")
    ObjectNode patch(MergePatch patch) {
        return patch.document();
    }

    @GetMapping("/page")
    PageRequest page(PageRequest page) {
        return page;
    }

    @PostMapping("/versioned")
    IfMatch versioned(IfMatch ifMatch) {
        return ifMatch;
    }

    @GetMapping("/versioned")
    Shape version() {
        return new Shape("square", 4, null);
    }

    @DeleteMapping("/versioned")
    void delete(IfMatch ifMatch) {}

    @GetMapping("/values/{number}")
    Map<String, Object> values(
            @PathVariable int number, @RequestParam long query, @RequestHeader("X-Flag") boolean flag) {
        return Map.of("number", number, "query", query, "flag", flag);
    }

    @GetMapping("/filter")
    Filter filter(@ModelAttribute Filter filter) {
        return filter;
    }

    /** A parameter whose converter says itself what is wrong. */
    public record Name(String text) {

        public static Name valueOf(String text) {
            if (text.equals("nobody")) {
                throw new ProblemException(
                        Problem.invalidParameter("query", "name", "unknown-name", "Nobody is called so."));
            }
            return new Name(text);
        }
    }

    @GetMapping("/named")
    Name named(@RequestParam Name name) {
        return name;
    }

    @GetMapping("/crash")
    String crash() {
        throw new IllegalStateException("secret");
    }
}
