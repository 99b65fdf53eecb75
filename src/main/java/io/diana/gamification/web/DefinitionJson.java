package io.diana.gamification.web;

import io.diana.gamification.domain.Achievement;
import io.diana.gamification.domain.ActionType;
import io.diana.gamification.domain.Campaign;
import io.diana.gamification.domain.Edition;
import io.diana.gamification.domain.Levels;
import io.diana.gamification.domain.Mission;
import io.diana.gamification.domain.Reward;
import io.diana.gamification.domain.Rules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A definition on the wire. */
sealed interface DefinitionJson
        permits ActionTypeJson, AchievementJson, MissionJson, RewardJson, CampaignJson, LevelsJson, RulesJson {

    static DefinitionJson of(Edition edition) {
        return switch (edition.definition()) {
            case ActionType it -> ActionTypeJson.of(it, edition);
            case Achievement it -> AchievementJson.of(it, edition);
            case Mission it -> MissionJson.of(it, edition);
            case Reward it -> RewardJson.of(it, edition);
            case Campaign it -> CampaignJson.of(it, edition);
            case Levels it -> LevelsJson.of(it, edition);
            case Rules it -> RulesJson.of(it, edition);
        };
    }

    /** The time tells a campaign from an earlier one of the same key; what is left of a reward is part of it. */
    static String etag(Edition edition) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, edition.since());
        var version = "v%d-%s".formatted(edition.version(), Long.toString(micros, Character.MAX_RADIX));
        return edition.definition() instanceof Reward reward && reward.stock() != null
                ? "\"%s-%d\"".formatted(version, reward.stock())
                : "\"%s\"".formatted(version);
    }
}
