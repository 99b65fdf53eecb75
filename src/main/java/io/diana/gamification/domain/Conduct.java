package io.diana.gamification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules against abuse remember of a member.
 *
 * @param recent when the last actions of any type were, oldest first
 * @param day on which the points were earned; null: none were
 * @param dayPoints by actions on that day
 * @param flags when something was flagged, oldest first; what is flagged within one burst is one flag
 * @param heldUntil until when everything is held; null: nothing is
 */
public record Conduct(
        List<Instant> recent,
        @Nullable LocalDate day,
        long dayPoints,
        List<Instant> flags,
        @Nullable Instant heldUntil) {

    /** Nothing was noticed. */
    public static final Conduct BLANK = new Conduct(List.of(), null, 0, List.of(), null);

    private static final int MOST_FLAGS = 100;

    /** Keeps the lists from later changes. */
    public Conduct {
        recent = List.copyOf(recent);
        flags = List.copyOf(flags);
    }

    /** Whether everything is held at an instant, because too much was flagged. */
    public boolean isPenalisedAt(Instant now) {
        return heldUntil != null && now.isBefore(heldUntil);
    }

    /** Whether this action follows so many others so fast. */
    boolean isTooFast(Instant now, Rules.Frequency velocity) {
        var begin = now.minus(velocity.within());
        return recent.stream().filter(it -> it.isAfter(begin)).count() + 1 >= velocity.actions();
    }

    /** Points by actions on a day, so far. */
    long pointsOf(LocalDate date) {
        return date.equals(day) ? dayPoints : 0;
    }

    /** With an action, whatever comes of it. */
    Conduct acted(Instant now, Rules.Frequency velocity) {
        var kept = Stream.concat(recent.stream(), Stream.of(now)).toList();
        var last = kept.subList(Math.max(0, kept.size() - velocity.actions()), kept.size());
        return new Conduct(last, day, dayPoints, flags, heldUntil);
    }

    /** With points that an action earned on a day. */
    Conduct earned(long points, LocalDate date) {
        return new Conduct(recent, date, pointsOf(date) + points, flags, heldUntil);
    }

    /**
     * With a flag. One that follows another as closely as a burst does is part of it, and so is all that a penalty holds. Whoever
     * does much on one day is looked at, but does not come closer to a penalty by it.
     */
    Conduct flagged(Flag flag, Instant now, Rules.Abuse abuse) {
        if (flag == Flag.PENALTY || flag == Flag.DAILY_CAP || isSameBurst(now, abuse.velocity())) {
            return this;
        }
        var remembered = now.minus(abuse.memory());
        var kept = new ArrayList<>(
                flags.stream().filter(it -> it.isAfter(remembered)).toList());
        kept.add(now);
        var last = kept.subList(Math.max(0, kept.size() - MOST_FLAGS), kept.size());
        return new Conduct(recent, day, dayPoints, last, penalty(last.size(), now, abuse));
    }

    private boolean isSameBurst(Instant now, Rules.Frequency velocity) {
        return !flags.isEmpty() && flags.getLast().plus(velocity.within()).isAfter(now);
    }

    private static @Nullable Instant penalty(int flags, Instant now, Rules.Abuse abuse) {
        return abuse.penalties().reversed().stream()
                .filter(it -> flags >= it.flags())
                .findFirst()
                .map(it -> now.plus(it.held()))
                .orElse(null);
    }
}
