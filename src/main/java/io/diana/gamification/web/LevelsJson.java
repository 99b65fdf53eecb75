package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.domain.Edition;
import io.diana.gamification.domain.Levels;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All levels on the wire. */
record LevelsJson(List<LevelJson> levels, int version, Instant updatedAt) implements DefinitionJson {

    /** @param at points earned in a lifetime from which it is reached */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LevelJson(
            @Schema(minimum = "1") int level,
            @Schema(minimum = "0") long at,
            @Nullable String name) {}

    /** What levels are sent as, for the API's document. */
    record LevelsBody(
            List<LevelJson> levels,
            @Nullable Integer version,
            @Nullable Instant updatedAt) {}

    static LevelsJson of(Levels levels, Edition edition) {
        return new LevelsJson(
                levels.steps().stream()
                        .map(level -> new LevelJson(level.number(), level.at(), level.name()))
                        .toList(),
                edition.version(),
                edition.since());
    }
}
