package io.diana.gamification.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Definitions that tests speak of, and how they are made from a little JSON in which single quotes do. */
public final class SomeDefinitions {

    public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<Class<? extends Definition>, String> SOUND = Map.of(
            ActionType.class,
            "{'key': 'wave', 'points': 5, 'limits': [], 'requiredContext': [], 'factors': {}, 'multiplied': true, 'active': true}",
            Achievement.class,
            "{'key': 'a', 'name': 'A', 'secret': false, 'counter': 'points', 'requires': [], 'active': true,"
                    + " 'steps': [{'tier': 'BRONZE', 'at': 1, 'points': 0}]}",
            Mission.class,
            "{'key': 'm', 'name': 'M', 'kind': 'ONCE', 'objectives': [{'counter': 'points', 'required': 1}], 'points': 0,"
                    + " 'vipOnly': false, 'requires': [], 'active': true}",
            Reward.class,
            "{'key': 'r', 'name': 'R', 'price': 0, 'vipOnly': false, 'active': true}",
            Campaign.class,
            "{'key': 'c', 'name': 'C', 'factor': 2, 'start': '2026-11-01T00:00:00Z', 'end': '2026-12-01T00:00:00Z',"
                    + " 'actionTypes': []}",
            Levels.class,
            "{'steps': [{'number': 1, 'at': 0}, {'number': 2, 'at': 1000}]}",
            Rules.class,
            "{'welcomeBonus': 10, 'multiplierCap': 5,"
                    + " 'streak': {'grace': 'PT6H', 'freezeEvery': 'PT720H', 'multipliers': [], 'milestones': []},"
                    + " 'gift': {'base': 20, 'perDay': 2, 'most': 50},"
                    + " 'abuse': {'velocity': {'actions': 10, 'within': 'PT30S'}, 'identical': {'actions': 5, 'within': 'PT1H'},"
                    + " 'perDay': 10000, 'penalties': [], 'memory': 'PT720H'}}");

    private SomeDefinitions() {}

    /** A sound definition with other values in place of some. */
    public static <D extends Definition> D sound(Class<D> type, String otherwise) {
        var object = (ObjectNode) JSON.readTree(quoted(Objects.requireNonNull(SOUND.get(type))));
        JSON.readTree(quoted(otherwise)).forEachEntry((name, value) -> object.set(name, value));
        return JSON.treeToValue(object, type);
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    public static ActionType actionType(String key, boolean isActive) {
        return new ActionType(key, 5, List.of(), List.of(), Map.of(), true, isActive);
    }

    public static Achievement achievement(String key, String counter, String... requires) {
        var step = new Achievement.Step(Achievement.Tier.BRONZE, 1, 0, null);
        return new Achievement(key, key, false, counter, List.of(step), Set.copyOf(Arrays.asList(requires)), true);
    }

    public static Achievement retired(Achievement it) {
        return new Achievement(it.key(), it.name(), it.secret(), it.counter(), it.steps(), it.requires(), false);
    }

    public static Mission mission(String key, String counter, String... requires) {
        return new Mission(
                key,
                key,
                Mission.Kind.ONCE,
                List.of(new Mission.Objective("points", 1), new Mission.Objective(counter, 1)),
                10,
                null,
                false,
                new LinkedHashSet<>(Arrays.asList(requires)),
                null,
                null,
                true);
    }

    public static Campaign campaign(String key, Instant end, String... actionTypes) {
        var types = new LinkedHashSet<>(Arrays.asList(actionTypes));
        return new Campaign(key, key, BigDecimal.TWO, Instant.EPOCH, end, types);
    }

    public static Reward reward(String key, @Nullable Long stock) {
        return new Reward(key, key, 100, stock, null, null, false, null, true);
    }

    public static Edition edition(Definition definition) {
        return Edition.first(definition, Instant.EPOCH);
    }

    public static Rulebook rulebook(Definition... definitions) {
        return new Rulebook(
                Arrays.stream(definitions).map(SomeDefinitions::edition).toList(), NOW);
    }
}
