package io.diana.users.domain;

import io.diana.users.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who was here and still has to be written down. Many touches of one member become one write, and no member is written
 * more than once a minute; what waits is never older than that minute. Safe for use by many threads.
 */
public final class Touches {

    /** The least time between two writes for one member. */
    public static final Duration PAUSE = Duration.ofMinutes(1);

    private final Map<UserId, Mark> marks = new HashMap<>();
    private final int capacity;

    /** Remembers the last write of at most so many members; whoever is forgotten may be written a little too often. */
    public Touches(int capacity) {
        this.capacity = capacity;
    }

    /** Notes that somebody is here. */
    public synchronized void add(Presence presence) {
        marks.compute(
                presence.userId(),
                (_, mark) -> mark == null ? new Mark(presence.at(), Instant.MIN) : mark.seenAt(presence.at()));
    }

    /** Takes out at most so many whose minute is over, for them to be written now. */
    public synchronized List<Presence> takeDue(Instant now, int limit) {
        var due = new ArrayList<Presence>();
        for (var mark : marks.entrySet()) {
            if (due.size() == limit) {
                break;
            }
            var seen = mark.getValue().seen;
            if (seen != null && !mark.getValue().notBefore.isAfter(now)) {
                due.add(new Presence(mark.getKey(), seen));
                mark.setValue(new Mark(null, now.plus(PAUSE)));
            }
        }
        forgetIdle(now);
        return due;
    }

    /** Puts back what could not be written, to be tried again from an instant on. */
    public synchronized void putBack(List<Presence> presences, Instant notBefore) {
        presences.forEach(this::add);
        presences.forEach(it -> marks.computeIfPresent(it.userId(), (_, mark) -> new Mark(mark.seen, notBefore)));
    }

    /** How many members wait to be written. */
    public synchronized long waiting() {
        return marks.values().stream().filter(mark -> mark.seen != null).count();
    }

    private void forgetIdle(Instant now) {
        Iterator<Mark> each = marks.values().iterator();
        while (each.hasNext()) {
            var mark = each.next();
            if (mark.seen == null && (!mark.notBefore.isAfter(now) || marks.size() > capacity)) {
                each.remove();
            }
        }
    }

    /** @param seen null: nothing new since the last write */
    private record Mark(@Nullable Instant seen, Instant notBefore) {

        Mark seenAt(Instant at) {
            return seen != null && seen.isAfter(at) ? this : new Mark(at, notBefore);
        }
    }
}
