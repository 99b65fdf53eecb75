package io.diana.outbox.domain;

import org.jspecify.annotations.Nullable;

/**
 * What nobody listens with any more, on no node: a listener, or one type that it no longer hears.
 *
 * @param type null: the listener as a whole
 */
public record Retired(String listener, @Nullable String type) {

    /** Reads {@code listener} or {@code listener:type}. */
    public static Retired parse(String text) {
        var parts = text.split(":", 2);
        if (parts[0].isBlank() || (parts.length == 2 && parts[1].isBlank())) {
            throw new IllegalArgumentException("Not a listener, nor listener:type: " + text);
        }
        return new Retired(parts[0], parts.length == 2 ? parts[1] : null);
    }

    /** Whether it is alive: the subscriber listens with it. */
    public boolean isHeardBy(Subscriber subscriber) {
        return subscriber.id().equals(listener)
                && (type == null || subscriber.types().contains(type));
    }

    @Override
    public String toString() {
        return type == null ? listener : listener + ":" + type;
    }
}
