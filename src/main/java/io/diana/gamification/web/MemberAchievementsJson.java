package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.application.ShowAchievements.Reached;
import io.diana.gamification.domain.AchievementProgress;
import io.diana.gamification.domain.AchievementProgress.Step;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a member has come with achievements.
 *
 * @param items by key; secret ones only when a step was reached
 * @param titles the member may bear
 */
record MemberAchievementsJson(List<ReachedJson> items, List<String> titles) {

    /**
     * One achievement.
     *
     * @param counter what has to rise
     * @param value how far that is
     */
    record ReachedJson(
            String key,
            String name,
            boolean secret,
            @Schema(example = "actions.message_sent") String counter,
            long value,
            List<ReachedStepJson> steps) {

        private static ReachedJson of(AchievementProgress progress) {
            var achievement = progress.achievement();
            return new ReachedJson(
                    achievement.key(),
                    achievement.name(),
                    achievement.secret(),
                    achievement.counter(),
                    progress.value(),
                    progress.steps().stream().map(ReachedStepJson::of).toList());
        }
    }

    /**
     * One step.
     *
     * @param at what the counter has to be
     * @param points paid for it, once
     * @param title that may be borne from then on
     * @param reachedAt absent: not yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReachedStepJson(
            @Schema(allowableValues = {"bronze", "silver", "gold"})
            String tier,

            long at,
            long points,
            @Nullable String title,
            @Nullable Instant reachedAt) {

        private static ReachedStepJson of(Step step) {
            var definition = step.definition();
            return new ReachedStepJson(
                    Reading.word(definition.tier()),
                    definition.at(),
                    definition.points(),
                    definition.title(),
                    step.reachedAt());
        }
    }

    static MemberAchievementsJson of(Reached reached) {
        return new MemberAchievementsJson(
                reached.achievements().stream().map(ReachedJson::of).toList(), reached.titles());
    }
}
