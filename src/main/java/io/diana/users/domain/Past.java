package io.diana.users.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of somebody from before they came here, such as by another Diana. It counts for a newcomer only: about a
 * member Diana knows better.
 *
 * @param createdAt when they became a member there; null: they become one now
 * @param lastActiveAt when they were last seen there; null: never
 * @param suspension what holds here from the beginning; null: nothing
 */
public record Past(
        @Nullable Instant createdAt,
        @Nullable Instant lastActiveAt,
        @Nullable Suspension suspension) {

    /** That of almost everybody. */
    public static final Past NONE = new Past(null, null, null);
}
