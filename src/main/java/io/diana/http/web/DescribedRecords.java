package io.diana.http.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes from records which of their members may be null; the others are always there. */
class DescribedRecords implements ModelConverter {

    private static final String REF = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var record = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && record.isRecord()) {
            describe(record, model(schema, context));
        }
        return schema;
    }

    private static @Nullable Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        return schema.get$ref() == null
                ? schema
                : context.getDefinedModels().get(schema.get$ref().substring(REF.length()));
    }

    private static void describe(Class<?> record, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return; // a record that is written as a single value
        }
        var required = new LinkedHashSet<String>();
        for (var component : record.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                model.getProperties().remove(component.getName());
                model.setAdditionalProperties(true);
            } else if (!isNullable(component)) {
                required.add(component.getName());
            } else if (!isLeftOut(record, component)) {
                model.getProperties().computeIfPresent(component.getName(), (_, schema) -> orNull(schema));
            }
        }
        required.retainAll(model.getProperties().keySet());
        model.setRequired(List.copyOf(required));
    }

    private static boolean isNullable(RecordComponent component) {
        return Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation.annotationType() == Nullable.class);
    }

    /** Whether null is not written at all. */
    private static boolean isLeftOut(Class<?> record, RecordComponent component) {
        var ofComponent = component.getAccessor().getAnnotation(JsonInclude.class);
        var rule = ofComponent == null ? record.getAnnotation(JsonInclude.class) : ofComponent;
        return rule != null && rule.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(schema, new JsonSchema().types(Set.of("null"))));
        }
        if (schema.getTypes() != null && !schema.getTypes().contains("null")) {
            schema.addType("null");
        }
        return schema;
    }
}
