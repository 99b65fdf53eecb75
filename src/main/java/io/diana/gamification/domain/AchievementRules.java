package io.diana.gamification.domain;

import io.diana.gamification.domain.Achievement.Step;
import java.util.List;

/** What an achievement has to be. */
record AchievementRules(Flaws flaws) {

    private static final int MOST_REQUIRED = 50;

    void check(Achievement achievement) {
        flaws.name("/name", achievement.name());
        flaws.counter("/counter", achievement.counter());
        flaws.keys("/requires", achievement.requires(), MOST_REQUIRED);
        steps(achievement.steps());
    }

    private void steps(List<Step> steps) {
        flaws.size("/steps", steps, 1, Achievement.Tier.values().length);
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var path = "/steps/" + i;
            flaws.within(path + "/at", step.at(), 1, Flaws.MOST_COUNTED);
            flaws.points(path + "/points", step.points());
            flaws.nameIfAny(path + "/title", step.title());
            if (i > 0) {
                follows(path, step, steps.get(i - 1));
            }
        }
    }

    private void follows(String path, Step step, Step before) {
        flaws.rises(path + "/at", step.at(), before.at());
        if (step.tier().compareTo(before.tier()) <= 0) {
            flaws.add(path + "/tier", "tier-order", "Each tier once: bronze, then silver, then gold.");
        }
    }
}
