package io.diana.gamification.domain;

import io.diana.gamification.domain.Mission.Kind;
import io.diana.gamification.domain.Mission.Objective;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mission has to be. */
record MissionRules(Flaws flaws) {

    private static final int MOST_OBJECTIVES = 10;
    private static final int MOST_REQUIRED = 50;

    void check(Mission mission) {
        flaws.name("/name", mission.name());
        objectives(mission.objectives());
        flaws.points("/points", mission.points());
        flaws.withinIfAny("/minLevel", mission.minLevel(), 1, LevelRules.MOST);
        flaws.keys("/requires", mission.requires(), MOST_REQUIRED);
        if (mission.kind() == Kind.EVENT) {
            required("/start", mission.start());
            required("/end", mission.end());
        }
        if (mission.start() != null && mission.end() != null && !mission.end().isAfter(mission.start())) {
            flaws.add("/end", "not-after-start", "Must be after the start.");
        }
    }

    private void objectives(List<Objective> objectives) {
        flaws.size("/objectives", objectives, 1, MOST_OBJECTIVES);
        var counters = new HashSet<String>();
        for (var i = 0; i < objectives.size(); i++) {
            var objective = objectives.get(i);
            var path = "/objectives/" + i;
            flaws.counter(path + "/counter", objective.counter());
            flaws.within(path + "/required", objective.required(), 1, Flaws.MOST_COUNTED);
            if (!counters.add(objective.counter())) {
                flaws.add(path + "/counter", "duplicate", "Another objective counts the same.");
            }
        }
    }

    private void required(String path, @Nullable Instant instant) {
        if (instant == null) {
            flaws.add(path, "required", "An event has a start and an end.");
        }
    }
}
