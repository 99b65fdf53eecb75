package io.diana.gamification.domain;

import java.util.List;
import java.util.Map;

/**
 * All definitions as they are at one moment.
 *
 * @param version rises with each change of any of them
 * @param actionTypes by key
 * @param achievements by key
 * @param missions by key
 * @param campaigns those that are not over
 */
public record Catalogue(
        long version,
        Rules rules,
        Levels levels,
        Map<String, ActionType> actionTypes,
        Map<String, Achievement> achievements,
        Map<String, Mission> missions,
        List<Campaign> campaigns) {

    /** Keeps the maps from later changes. */
    public Catalogue {
        actionTypes = Map.copyOf(actionTypes);
        achievements = Map.copyOf(achievements);
        missions = Map.copyOf(missions);
        campaigns = List.copyOf(campaigns);
    }
}
