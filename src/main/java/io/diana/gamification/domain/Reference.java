package io.diana.gamification.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One definition leans on another.
 *
 * @param path where it says so, as an RFC 6901 pointer
 * @param kind the kind of the other
 * @param key the key of the other
 */
public record Reference(String path, DefinitionKind kind, String key) {

    /** Everything that a definition leans on. */
    public static List<Reference> of(Definition definition) {
        return switch (definition) {
            case Achievement it -> {
                var all = new ArrayList<>(counted("/counter", it.counter()));
                all.addAll(each("/requires", DefinitionKind.ACHIEVEMENT, it.requires()));
                yield all;
            }
            case Mission it -> {
                var all = new ArrayList<Reference>();
                for (var i = 0; i < it.objectives().size(); i++) {
                    var counter = it.objectives().get(i).counter();
                    all.addAll(counted("/objectives/" + i + "/counter", counter));
                }
                all.addAll(each("/requires", DefinitionKind.MISSION, it.requires()));
                yield all;
            }
            case Campaign it -> each("/actionTypes", DefinitionKind.ACTION_TYPE, it.actionTypes());
            case ActionType _, Reward _, Levels _, Rules _ -> List.of();
        };
    }

    /** Whether this leads to that definition. */
    public boolean isTo(DefinitionKind otherKind, String otherKey) {
        return kind == otherKind && key.equals(otherKey);
    }

    private static List<Reference> counted(String path, String counter) {
        var actionType = Counter.actionType(counter);
        return actionType == null ? List.of() : List.of(new Reference(path, DefinitionKind.ACTION_TYPE, actionType));
    }

    private static List<Reference> each(String path, DefinitionKind kind, Collection<String> keys) {
        var all = new ArrayList<Reference>();
        for (var key : keys) {
            all.add(new Reference(path + "/" + all.size(), kind, key));
        }
        return all;
    }
}
