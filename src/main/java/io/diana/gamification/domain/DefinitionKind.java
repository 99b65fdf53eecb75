package io.diana.gamification.domain;

import java.util.Arrays;

/** The kinds of definition. */
public enum DefinitionKind {
    ACTION_TYPE("action-type"),
    ACHIEVEMENT("achievement"),
    MISSION("mission"),
    REWARD("reward"),
    CAMPAIGN("campaign"),
    LEVELS("levels"),
    RULES("rules");

    private final String word;

    DefinitionKind(String word) {
        this.word = word;
    }

    /** What people and tables call it. */
    public String word() {
        return word;
    }

    /** The kind of this name. */
    public static DefinitionKind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of definition: " + word));
    }

    /** The kind of a definition. */
    public static DefinitionKind of(Definition definition) {
        return switch (definition) {
            case ActionType _ -> ACTION_TYPE;
            case Achievement _ -> ACHIEVEMENT;
            case Mission _ -> MISSION;
            case Reward _ -> REWARD;
            case Campaign _ -> CAMPAIGN;
            case Levels _ -> LEVELS;
            case Rules _ -> RULES;
        };
    }
}
