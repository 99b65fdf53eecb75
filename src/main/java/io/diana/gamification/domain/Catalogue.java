package io.diana.gamification.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All definitions as they are at one moment.
 *
 * @param version rises with each change of any of them
 * @param actionTypes by key
 * @param achievements by key
 * @param missions by key
 * @param campaigns those that are not over
 * @param tracks follows from the others
 */
public record Catalogue(
        long version,
        Rules rules,
        Levels levels,
        Map<String, ActionType> actionTypes,
        Map<String, Achievement> achievements,
        Map<String, Mission> missions,
        List<Campaign> campaigns,
        Tracks tracks) {

    /** Finds out who leans on what. */
    public Catalogue(
            long version,
            Rules rules,
            Levels levels,
            Map<String, ActionType> actionTypes,
            Map<String, Achievement> achievements,
            Map<String, Mission> missions,
            List<Campaign> campaigns) {
        this(
                version,
                rules,
                levels,
                actionTypes,
                achievements,
                missions,
                campaigns,
                Tracks.of(achievements.values(), missions.values()));
    }

    /** Keeps the maps from later changes. */
    public Catalogue {
        actionTypes = Map.copyOf(actionTypes);
        achievements = Map.copyOf(achievements);
        missions = Map.copyOf(missions);
        campaigns = List.copyOf(campaigns);
    }

    /**
     * The catalogue that these definitions make; rewards are no part of it.
     *
     * @param now tells the campaigns that are over
     */
    public static Catalogue of(long version, List<Edition> editions, Instant now) {
        return new Catalogue(
                version,
                all(editions, Rules.class).findFirst().orElseThrow(),
                all(editions, Levels.class).findFirst().orElseThrow(),
                byKey(editions, ActionType.class),
                byKey(editions, Achievement.class),
                byKey(editions, Mission.class),
                all(editions, Campaign.class)
                        .filter(campaign -> now.isBefore(campaign.end()))
                        .toList());
    }

    private static <D extends Definition> Map<String, D> byKey(List<Edition> editions, Class<D> type) {
        return all(editions, type).collect(Collectors.toMap(Definition::key, Function.identity()));
    }

    private static <D extends Definition> Stream<D> all(List<Edition> editions, Class<D> type) {
        return editions.stream()
                .map(Edition::definition)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
