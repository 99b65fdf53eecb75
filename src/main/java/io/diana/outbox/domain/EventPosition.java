package io.diana.outbox.domain;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an event stands among all events. Who reads in this order, and only events of transactions below the oldest one
 * that is still running, misses none and meets none twice: nothing can appear behind him any more.
 *
 * @param transaction id of the transaction that published it
 * @param number order within the transaction, and of publishing
 */
public record EventPosition(long transaction, long number) implements Comparable<EventPosition> {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");
    private static final Comparator<EventPosition> ORDER =
            Comparator.comparingLong(EventPosition::transaction).thenComparingLong(EventPosition::number);

    /** Reads what {@link #toString} wrote; empty when it did not. */
    public static Optional<EventPosition> parse(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new EventPosition(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(EventPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return transaction + "-" + number;
    }
}
