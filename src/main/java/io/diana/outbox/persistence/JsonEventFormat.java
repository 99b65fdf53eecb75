package io.diana.outbox.persistence;

import io.diana.outbox.Upcaster;
import io.diana.outbox.Upcaster.Shape;
import io.diana.outbox.Version;
import io.diana.outbox.application.EventFormat;
import io.diana.outbox.domain.StoredEvent.Content;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as JSON objects. A field that today's class no longer has is passed over; one that it needs is an error. */
@Component
class JsonEventFormat implements EventFormat {

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper json;
    private final Clock clock;
    private final Map<Shape, Upcaster> upcasters;
    private final Map<Class<?>, RecordComponent> aggregates = new ConcurrentHashMap<>();

    JsonEventFormat(JsonMapper json, Clock clock, List<Upcaster> upcasters) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.clock = clock;
        this.upcasters = upcasters.stream().collect(Collectors.toUnmodifiableMap(Upcaster::from, Function.identity()));
    }

    @Override
    public Content write(DomainEvent event) {
        var type = event.getClass();
        return new Content(
                type.getName(),
                versionOf(type),
                aggregateOf(event),
                clock.instant(),
                null,
                null,
                json.writeValueAsString(event));
    }

    @Override
    public <T extends DomainEvent> T read(Content content, Class<T> type) {
        try {
            var shape = new Shape(content.type(), content.version());
            return upcasters.containsKey(shape)
                    ? json.convertValue(upcast(shape, json.readValue(content.data(), OBJECT)), type)
                    : json.readValue(content.data(), type);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableEventException(
                    "A stored %s of version %d cannot be read as %s."
                            .formatted(content.type(), content.version(), type.getName()),
                    e);
        }
    }

    private Map<String, @Nullable Object> upcast(Shape shape, Map<String, @Nullable Object> data) {
        var upcaster = upcasters.get(shape);
        return upcaster == null ? data : upcast(upcaster.to(), upcaster.upcast(data));
    }

    @Override
    public Shape today(Content content) {
        var shape = new Shape(content.type(), content.version());
        for (var upcaster = upcasters.get(shape); upcaster != null; upcaster = upcasters.get(shape)) {
            shape = upcaster.to();
        }
        return shape;
    }

    @Override
    public Set<String> namesOf(Class<? extends DomainEvent> type) {
        var names = new HashSet<>(Set.of(type.getName()));
        while (names.addAll(upcasters.values().stream()
                .filter(upcaster -> names.contains(upcaster.to().type()))
                .map(upcaster -> upcaster.from().type())
                .toList())) {
            // until nothing leads there any more
        }
        return names;
    }

    private static int versionOf(Class<?> type) {
        var version = type.getAnnotation(Version.class);
        return version == null ? 1 : version.value();
    }

    private String aggregateOf(DomainEvent event) {
        var component = aggregates.computeIfAbsent(event.getClass(), JsonEventFormat::identity);
        try {
            return String.valueOf(component.getAccessor().invoke(event));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("An event is a public record.", e);
        }
    }

    private static RecordComponent identity(Class<?> type) {
        return Arrays.stream(type.isRecord() ? type.getRecordComponents() : new RecordComponent[0])
                .filter(component -> Identifier.class.isAssignableFrom(component.getType()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is no record with an Identifier among its components.".formatted(type.getName())));
    }
}
