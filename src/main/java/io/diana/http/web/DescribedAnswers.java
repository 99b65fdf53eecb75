package io.diana.http.web;

import io.diana.http.Problem;
import io.diana.http.RequestIds;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Describes what every operation of its kind may answer: the problems of the frame, and the fields in the header. */
class DescribedAnswers implements GlobalOpenApiCustomizer {

    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final Set<String> WITHOUT_BODY = Set.of("204", "304");

    /** The fields of an answer, by name. */
    private static final Map<String, String> FIELDS = Map.of(
            RequestIds.HEADER,
            "Names the request: the caller's own id, or a new one.",
            "ETag",
            "The version of the resource, to send in If-Match or If-None-Match.",
            "Link",
            "The next page, if there is one (RFC 8288, rel=\"next\").",
            "Location",
            "Where the new resource is.",
            "Retry-After",
            "After how many seconds to try again.",
            "Accept-Patch",
            "The media types that are taken instead.");

    @Override
    public void customise(OpenAPI api) {
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
        FIELDS.forEach((name, about) -> api.getComponents().addHeaders(name, field(about)));
        api.getPaths().values().forEach(DescribedAnswers::describe);
    }

    private static Header field(String about) {
        return new Header().description(about).schema(new StringSchema());
    }

    private static void describe(PathItem path) {
        var isVersioned = path.readOperations().stream().anyMatch(operation -> has(operation, "header", "If-Match"));
        path.readOperationsMap().forEach((method, operation) -> describe(method, operation, isVersioned));
    }

    private static void describe(HttpMethod method, Operation operation, boolean isVersioned) {
        var responses = operation.getResponses();
        parameters(operation)
                .filter(parameter -> parameter.getSchema() == null)
                .forEach(parameter -> parameter.setSchema(new StringSchema()));
        if (isVersioned && method == HttpMethod.GET) {
            operation.addParametersItem(new HeaderParameter()
                    .name("If-None-Match")
                    .description("Answer only if the resource no longer has this entity tag.")
                    .schema(new StringSchema()));
            responses.addApiResponse("304", new ApiResponse().description("The resource still has this entity tag."));
        }
        problems(operation).forEach((status, about) -> responses.computeIfAbsent(status, _ -> problem(about)));
        responses.forEach((status, response) -> {
            complete(status, response);
            fields(method, operation, isVersioned, status).forEach(name -> refer(response, name));
        });
    }

    /** What may go wrong with an operation, by what it takes. */
    private static Map<String, String> problems(Operation operation) {
        var problems = new LinkedHashMap<String, String>();
        var hasBody = operation.getRequestBody() != null;
        if (hasBody || has(operation, "query", "cursor")) {
            problems.put("400", "The request is malformed.");
        }
        if (parameters(operation).anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            problems.put("404", "There is no such thing.");
        }
        if (has(operation, "header", "If-Match")) {
            problems.put("412", "The resource has changed.");
        }
        if (hasBody) {
            problems.put("413", "The body is too long.");
            problems.put("415", "The body is of another media type.");
        }
        problems.put("422", "Values break rules, or a parameter does not exist; each is named.");
        problems.put("503", "Something the server depends on is down; nothing is known of the effect.");
        problems.put("default", "Any other problem.");
        return problems;
    }

    private static ApiResponse problem(String about) {
        return new ApiResponse().description(about);
    }

    /** Fills in what a controller need not say. */
    private static void complete(String status, ApiResponse response) {
        if (WITHOUT_BODY.contains(status)) {
            response.content(null);
        } else if (!status.startsWith("2")) {
            var schema = new Schema<>().$ref("#/components/schemas/Problem");
            response.content(new Content().addMediaType(PROBLEM_JSON, new MediaType().schema(schema)));
        }
        refer(response, RequestIds.HEADER);
    }

    private static List<String> fields(HttpMethod method, Operation operation, boolean isVersioned, String status) {
        return switch (status) {
            case "200" -> has(operation, "query", "cursor") ? List.of("Link") : tagged(method, isVersioned);
            case "201" -> List.of("Location");
            case "304", "412" -> List.of("ETag");
            case "415" -> method == HttpMethod.PATCH ? List.of("Accept-Patch") : List.of();
            case "429", "503" -> List.of("Retry-After");
            default -> List.of();
        };
    }

    private static List<String> tagged(HttpMethod method, boolean isVersioned) {
        return isVersioned && method != HttpMethod.DELETE ? List.of("ETag") : List.of();
    }

    private static void refer(ApiResponse response, String name) {
        response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
    }

    private static boolean has(Operation operation, String in, String name) {
        return parameters(operation)
                .anyMatch(parameter -> in.equals(parameter.getIn()) && name.equals(parameter.getName()));
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream();
    }
}
