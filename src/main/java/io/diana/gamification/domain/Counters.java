package io.diana.gamification.domain;

import java.util.HashMap;
import java.util.Map;

/** How far a member has come: counter → value, see {@link Counter}. What was never counted is 0. */
public record Counters(Map<String, Long> values) {

    /** Nothing was done yet. */
    public static final Counters NONE = new Counters(Map.of());

    /** Keeps the values from later changes. */
    public Counters {
        values = Map.copyOf(values);
    }

    /** The value of one counter. */
    public long of(String counter) {
        return values.getOrDefault(counter, 0L);
    }

    /** The same with another value of one counter. */
    public Counters with(String counter, long value) {
        var changed = new HashMap<>(values);
        changed.put(counter, value);
        return new Counters(changed);
    }

    /** The same with one counter higher by an amount. */
    public Counters plus(String counter, long amount) {
        return with(counter, of(counter) + amount);
    }
}
