package io.diana.http;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for, as an argument of a handler method: {@code ?limit=&cursor=&count=}.
 *
 * <p>A method that takes one may use {@link Cursors}. Values out of bounds are a 400 and never reach the method.
 *
 * @param limit how many items at most, 1 … {@value #MAX_LIMIT}
 * @param cursor where the last page ended, as {@link Cursors} sealed it; null for the first page
 * @param count whether and how the whole list shall be counted
 */
public record PageRequest(int limit, @Nullable String cursor, Count count) {

    /** How many items a page has when nothing is said. */
    public static final int DEFAULT_LIMIT = 50;

    /** How many items a page has at most. */
    public static final int MAX_LIMIT = 200;

    /** How a list is counted. */
    public enum Count {
        /** Not at all. */
        NONE,
        /** From statistics: cheap, and off by what changed since they were taken. */
        ESTIMATED,
        /** Row by row. */
        EXACT
    }
}
