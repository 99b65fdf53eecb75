package io.diana.gamification.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something to do for a reward.
 *
 * @param key names it
 * @param name for people
 * @param kind how often and when
 * @param objectives all of which have to be met
 * @param points paid when its reward is claimed
 * @param minLevel from which it is offered; null: from the first
 * @param vipOnly whether it is offered to VIP members only
 * @param requires missions that have to be completed once before; none of them may lead back here
 * @param start before which it is not offered; an event has one
 * @param end from which it is not offered; an event has one
 * @param active whether it is offered
 */
public record Mission(
        String key,
        String name,
        Kind kind,
        List<Objective> objectives,
        long points,
        @Nullable Integer minLevel,
        boolean vipOnly,
        Set<String> requires,
        @Nullable Instant start,
        @Nullable Instant end,
        boolean active)
        implements Definition {

    /** How often a mission can be done, and what counts for it. */
    public enum Kind {
        /** On some days of the member's calendar; what is done on that day counts. */
        DAILY,
        /** Every week of the member's calendar, from Monday; what is done in that week counts. */
        WEEKLY,
        /** Once; everything that was ever done counts. */
        ONCE,
        /** Once between its start and its end; what is done then counts. */
        EVENT
    }

    /**
     * One thing to do.
     *
     * @param counter what has to rise: see {@link Counter}
     * @param required by how much, at least 1
     */
    public record Objective(String counter, long required) {}

    /** Keeps the lists from later changes, and their order. */
    public Mission {
        objectives = List.copyOf(objectives);
        requires = Collections.unmodifiableSet(new LinkedHashSet<>(requires));
    }

    /** Whether it is offered at an instant, as far as its time says. */
    public boolean runsAt(Instant now) {
        return active && (start == null || !now.isBefore(start)) && (end == null || now.isBefore(end));
    }
}
