package io.diana.gamification.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A time in which actions are worth more.
 *
 * @param key names it
 * @param name for people
 * @param factor what points are multiplied by; of several that run the greatest counts
 * @param start when it begins
 * @param end when it is over: the first instant that is not part of it
 * @param actionTypes to which it applies; empty: to all
 */
public record Campaign(String key, String name, BigDecimal factor, Instant start, Instant end, Set<String> actionTypes)
        implements Definition {

    /** Keeps the types from later changes, and their order. */
    public Campaign {
        actionTypes = Collections.unmodifiableSet(new LinkedHashSet<>(actionTypes));
    }

    /** Its time says it: one that is to end early gets another end. */
    @Override
    public boolean active() {
        return true;
    }

    /** Whether it multiplies an action of this type now. */
    public boolean appliesTo(String actionType, Instant now) {
        return !now.isBefore(start) && now.isBefore(end) && (actionTypes.isEmpty() || actionTypes.contains(actionType));
    }
}
