package io.diana.gamification.domain;

import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;

/** What a definition has to be, whatever other definitions there are. */
public final class DefinitionRules {

    private DefinitionRules() {}

    /** Checks a definition. */
    public static Checked<Definition> check(Definition definition) {
        var flaws = new Flaws();
        switch (definition) {
            case ActionType it -> new ActionTypeRules(flaws).check(it);
            case Achievement it -> new AchievementRules(flaws).check(it);
            case Mission it -> new MissionRules(flaws).check(it);
            case Reward it -> new RewardRules(flaws).check(it);
            case Campaign it -> check(it, flaws);
            case Levels it -> LevelRules.check(it.steps(), flaws);
            case Rules it -> new GameRules(flaws).check(it);
        }
        var violations = flaws.all();
        return violations.isEmpty() ? new Valid<>(definition) : new Invalid<>(violations);
    }

    private static void check(Campaign campaign, Flaws flaws) {
        flaws.name("/name", campaign.name());
        flaws.factor("/factor", campaign.factor());
        flaws.keys("/actionTypes", campaign.actionTypes(), 100);
        if (!campaign.end().isAfter(campaign.start())) {
            flaws.add("/end", "not-after-start", "Must be after the start.");
        }
    }
}
