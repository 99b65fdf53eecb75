package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.domain.Achievement;
import io.diana.gamification.domain.Achievement.Step;
import io.diana.gamification.domain.Edition;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An achievement on the wire. */
record AchievementJson(
        String key,
        String name,
        boolean secret,
        String counter,
        List<StepJson> steps,
        List<String> requires,
        boolean active,
        int version,
        Instant updatedAt)
        implements DefinitionJson {

    /** @param title that may be borne from then on */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepJson(
            @Schema(allowableValues = {"bronze", "silver", "gold"})
            String tier,

            @Schema(minimum = "1") long at,
            @Schema(minimum = "0", maximum = "1000000") long points,
            @Nullable String title) {

        private static StepJson of(Step step) {
            return new StepJson(Reading.word(step.tier()), step.at(), step.points(), step.title());
        }
    }

    /** What an achievement is sent as, for the API's document. */
    record AchievementBody(
            @Nullable String key,
            String name,
            @Nullable Boolean secret,

            @Schema(example = "actions.message_sent") String counter,

            List<StepJson> steps,
            @Nullable List<String> requires,
            @Nullable Boolean active,
            @Nullable Integer version,
            @Nullable Instant updatedAt) {}

    static AchievementJson of(Edition edition) {
        return of((Achievement) edition.definition(), edition);
    }

    static AchievementJson of(Achievement achievement, Edition edition) {
        return new AchievementJson(
                achievement.key(),
                achievement.name(),
                achievement.secret(),
                achievement.counter(),
                achievement.steps().stream().map(StepJson::of).toList(),
                List.copyOf(achievement.requires()),
                achievement.active(),
                edition.version(),
                edition.since());
    }
}
