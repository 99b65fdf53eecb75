package io.diana.outbox.domain;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a publication for good, from the publishing of its event until it is forgotten.
 *
 * @param position number of the event
 * @param listener number of the listener
 */
public record PublicationId(long position, int listener) implements Comparable<PublicationId> {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})[.]([0-9]{1,9})");
    private static final Comparator<PublicationId> ORDER =
            Comparator.comparingLong(PublicationId::position).thenComparingInt(PublicationId::listener);

    /** Reads what {@link #toString} wrote; empty when it did not. */
    public static Optional<PublicationId> parse(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new PublicationId(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2))))
                        .filter(id -> id.toString().equals(text))
                : Optional.empty();
    }

    /** In the order of publishing. */
    @Override
    public int compareTo(PublicationId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return position + "." + listener;
    }
}
