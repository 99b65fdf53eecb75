package io.diana.gamification.persistence;

import io.diana.gamification.domain.Achievement;
import io.diana.gamification.domain.ActionType;
import io.diana.gamification.domain.Campaign;
import io.diana.gamification.domain.Definition;
import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.Edition;
import io.diana.gamification.domain.Levels;
import io.diana.gamification.domain.Mission;
import io.diana.gamification.domain.Reward;
import io.diana.gamification.domain.Rules;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code gamification.definition d}, with what is left {@code gamification.stock s} of a reward. */
@Component
class DefinitionRow {

    /** What a query selects for {@link #toEdition}. */
    static final String COLUMNS = """
            d.kind, d.version, d.changed_at,
            CAST(d.body || jsonb_build_object('key', d.key, 'active', d.active, 'stock', s.remaining) AS text) AS body""";

    /** Where it selects those from. */
    static final String TABLES = """
            gamification.definition d LEFT JOIN gamification.stock s ON d.kind = s.kind AND d.key = s.reward""";

    private final Map<DefinitionKind, ObjectReader> readers;
    private final ObjectWriter writer;

    /** What a newer Diana has added is passed over. Made ready at the start, so that nobody waits for each other. */
    DefinitionRow(JsonMapper json) {
        var mapper = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        readers = Arrays.stream(DefinitionKind.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), kind -> mapper.readerFor(type(kind))));
        writer = mapper.writer();
    }

    private static Class<? extends Definition> type(DefinitionKind kind) {
        return switch (kind) {
            case ACTION_TYPE -> ActionType.class;
            case ACHIEVEMENT -> Achievement.class;
            case MISSION -> Mission.class;
            case REWARD -> Reward.class;
            case CAMPAIGN -> Campaign.class;
            case LEVELS -> Levels.class;
            case RULES -> Rules.class;
        };
    }

    Edition toEdition(Readable row) {
        var kind = DefinitionKind.named(get(row, "kind", String.class));
        Definition definition = Objects.requireNonNull(readers.get(kind)).readValue(get(row, "body", String.class));
        return new Edition(definition, get(row, "version", Integer.class), get(row, "changed_at", Instant.class));
    }

    /** What a definition says, together with what has columns of its own. */
    String body(Definition definition) {
        return writer.writeValueAsString(definition);
    }

    /** A column that is never null. */
    static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
