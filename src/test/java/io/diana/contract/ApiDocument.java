package io.diana.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published description, taken at its word: a property it does not name is one too many. */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    ApiDocument(JsonNode document) {
        this.document = document;
        close(document.path("components").path("schemas"));
    }

    JsonNode root() {
        return document;
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new Operation(
                                member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue(), this))
                        .forEach(operations::add));
        return operations;
    }

    /** Whether a method is described for any path template that this path fits. */
    boolean describes(String method, String path) {
        return operations().stream()
                .anyMatch(operation -> operation.method().equals(method)
                        && operation.pattern().matches(PathContainer.parsePath(path)));
    }

    /** The example in the description of the collection that a path stands in: {@code 815} for {@code /users/{id}}. */
    List<JsonNode> examplesAbove(String path) {
        return operations().stream()
                .filter(operation -> operation.method().equals("POST") && path.startsWith(operation.path() + "/"))
                .flatMap(operation -> operation.bodies().stream())
                .map(Body::example)
                .toList();
    }

    List<Error> validate(JsonNode value, JsonNode schema) {
        var whole = ((ObjectNode) schema.deepCopy());
        whole.set("components", document.path("components"));
        Schema compiled = schemas.getSchema(whole);
        return compiled.validate(value);
    }

    private static void close(JsonNode schemas) {
        for (var schema : schemas) {
            if (schema instanceof ObjectNode object
                    && object.has("properties")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
    }

    /** A body that an operation takes, as an example shows it. */
    record Body(String mediaType, String name, JsonNode example) {

        /** As it goes over the wire: a body that is no JSON is shown as one string. */
        String text() {
            return example.isString() ? example.stringValue() : example.toString();
        }
    }

    /** One method of one path. */
    record Operation(String method, String path, JsonNode description, ApiDocument document) {

        String name() {
            return method + " " + path;
        }

        PathPattern pattern() {
            return PathPatternParser.defaultInstance.parse(path);
        }

        boolean takesBody() {
            return description.has("requestBody");
        }

        List<Body> bodies() {
            var bodies = new ArrayList<Body>();
            for (var content : description.at("/requestBody/content").properties()) {
                for (var example : content.getValue().path("examples").properties()) {
                    bodies.add(new Body(
                            content.getKey(),
                            example.getKey(),
                            example.getValue().path("value")));
                }
                if (content.getValue().has("example")) {
                    bodies.add(new Body(
                            content.getKey(), "example", content.getValue().path("example")));
                }
            }
            return bodies;
        }

        /** Whether its answer goes on for as long as one listens. */
        boolean streams() {
            return description.at("/responses/200/content").has("text/event-stream");
        }

        JsonNode responses() {
            return description.path("responses");
        }

        List<JsonNode> parameters(String in) {
            return description
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> in.equals(parameter.path("in").asString()))
                    .toList();
        }

        boolean takesHeader(String name) {
            return parameters("header").stream()
                    .anyMatch(parameter -> name.equals(parameter.path("name").asString()));
        }

        /** Parameters of the path that are numbers. */
        List<String> ids() {
            return parameters("path").stream()
                    .filter(parameter ->
                            "integer".equals(parameter.at("/schema/type").asString()))
                    .map(parameter -> parameter.path("name").asString())
                    .toList();
        }
    }
}
