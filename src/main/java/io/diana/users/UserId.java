package io.diana.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jmolecules.ddd.types.Identifier;

/**
 * The Telegram user id, the identity of a member in every module.
 *
 * @param value 1 … 2^52-1: Telegram promises at most 52 significant bits, which a JSON number holds exactly
 */
public record UserId(@JsonValue long value) implements Identifier, Comparable<UserId> {

    /** The greatest id there can be. */
    public static final long MAX = (1L << 52) - 1;

    @JsonCreator
    public UserId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("A user id lies between 1 and 2^52-1.");
        }
    }

    /**
     * Reads an id from a path or a query, which is how Spring converts one.
     *
     * @throws IllegalArgumentException when it is no number or out of range
     */
    public static UserId of(String digits) {
        return new UserId(Long.parseLong(digits));
    }

    /** Tells whether a number can be the id of a user. */
    public static boolean isValid(long value) {
        return value >= 1 && value <= MAX;
    }

    @Override
    public int compareTo(UserId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
