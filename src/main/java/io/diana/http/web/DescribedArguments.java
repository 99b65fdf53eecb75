package io.diana.http.web;

import io.diana.http.IdempotencyKey;
import io.diana.http.IfMatch;
import io.diana.http.MergePatch;
import io.diana.http.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Describes the arguments that only the frame knows: pages, preconditions, merge patches. */
class DescribedArguments implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Arrays.stream(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .forEach(type -> describe(operation, type));
        return operation;
    }

    private static void describe(Operation operation, Class<?> argument) {
        if (argument == PageRequest.class) {
            page().forEach(operation::addParametersItem);
        } else if (argument == IfMatch.class) {
            operation.addParametersItem(new HeaderParameter()
                    .name("If-Match")
                    .description("Do it only if the resource still has this entity tag (RFC 9110 §13.1.1).")
                    .schema(new StringSchema().example("\"v42\"")));
        } else if (argument == IdempotencyKey.class) {
            operation.addParametersItem(new HeaderParameter()
                    .name(IdempotencyKey.HEADER)
                    .required(false)
                    .description(
                            "Do it once, however often it is sent: 1 to 64 visible ASCII characters. The same key with"
                                    + " another request is refused.")
                    .schema(new StringSchema().example("order-4711")));
        } else if (argument == MergePatch.class && operation.getRequestBody() == null) {
            operation.requestBody(new RequestBody()
                    .required(true)
                    .content(new Content()
                            .addMediaType(MergePatch.MEDIA_TYPE, new MediaType().schema(new ObjectSchema()))));
        }
    }

    private static List<Parameter> page() {
        var limit = new IntegerSchema()._default(PageRequest.DEFAULT_LIMIT);
        limit.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        return List.of(
                query("limit", "How many items at most.", limit),
                query("cursor", "Where to go on: page.next of the page before.", new StringSchema()),
                query(
                        "count",
                        "How to count the whole list; not at all when left out.",
                        new StringSchema().addEnumItem("estimated").addEnumItem("exact")));
    }

    private static Parameter query(String name, String description, Schema<?> schema) {
        return new QueryParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(schema);
    }
}
