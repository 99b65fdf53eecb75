package io.diana.gamification.domain;

import java.util.Arrays;
import java.util.Optional;

/** What members are compared by. */
public enum Board {
    ALL_TIME("all-time", 1),
    WEEKLY("weekly", 2),
    MONTHLY("monthly", 3),
    STREAK("streak", 4);

    private final String key;
    private final int number;

    Board(String key, int number) {
        this.key = key;
        this.number = number;
    }

    /** The board of a key; empty when there is none. */
    public static Optional<Board> of(String key) {
        return Arrays.stream(values()).filter(board -> board.key.equals(key)).findFirst();
    }

    /** How callers name it. */
    public String key() {
        return key;
    }

    /** How it is kept. */
    public int number() {
        return number;
    }
}
