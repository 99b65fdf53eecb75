package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.domain.Edition;
import io.diana.gamification.domain.Mission;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mission on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MissionJson(
        String key,
        String name,

        @Schema(allowableValues = {"daily", "weekly", "once", "event"})
        String kind,

        List<ObjectiveJson> objectives,
        long points,
        @Nullable Integer minLevel,
        boolean vipOnly,
        List<String> requires,
        @Nullable Instant start,
        @Nullable Instant end,
        boolean active,
        int version,
        Instant updatedAt)
        implements DefinitionJson {

    /** One thing to do. */
    record ObjectiveJson(
            @Schema(example = "actions.message_sent") String counter,
            @Schema(minimum = "1") long required) {}

    /** What a mission is sent as, for the API's document. */
    record MissionBody(
            @Nullable String key,
            String name,

            @Schema(allowableValues = {"daily", "weekly", "once", "event"})
            String kind,

            List<ObjectiveJson> objectives,
            @Schema(minimum = "0", maximum = "1000000") long points,
            @Nullable Integer minLevel,
            @Nullable Boolean vipOnly,
            @Nullable List<String> requires,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Boolean active,
            @Nullable Integer version,
            @Nullable Instant updatedAt) {}

    static MissionJson of(Edition edition) {
        return of((Mission) edition.definition(), edition);
    }

    static MissionJson of(Mission mission, Edition edition) {
        return new MissionJson(
                mission.key(),
                mission.name(),
                Reading.word(mission.kind()),
                mission.objectives().stream()
                        .map(it -> new ObjectiveJson(it.counter(), it.required()))
                        .toList(),
                mission.points(),
                mission.minLevel(),
                mission.vipOnly(),
                List.copyOf(mission.requires()),
                mission.start(),
                mission.end(),
                mission.active(),
                edition.version(),
                edition.since());
    }
}
