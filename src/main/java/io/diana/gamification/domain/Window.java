package io.diana.gamification.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last times at which a member did something of one type, oldest first.
 *
 * @param marks at most {@link #MOST}
 */
public record Window(List<Mark> marks) {

    /** More of them are not needed: no limit is wider. */
    public static final int MOST = 1_000;

    /** Nothing was done. */
    public static final Window EMPTY = new Window(List.of());

    /**
     * One time.
     *
     * @param echo digest of the context; 0: there was none
     */
    public record Mark(Instant at, long echo) {}

    /** Keeps the list from later changes. */
    public Window {
        marks = List.copyOf(marks);
    }

    /** How often within the time before an instant, which ends with it. */
    int within(Duration length, Instant now) {
        var begin = now.minus(length);
        return (int) marks.stream().filter(mark -> mark.at().isAfter(begin)).count();
    }

    /** How often with the same context within the time before an instant. */
    int alike(long echo, Duration length, Instant now) {
        var begin = now.minus(length);
        return (int) marks.stream()
                .filter(mark -> mark.echo() == echo && mark.at().isAfter(begin))
                .count();
    }

    /** Since an instant, which is part of it. */
    int since(Instant begin) {
        return (int) marks.stream().filter(mark -> !mark.at().isBefore(begin)).count();
    }

    /** When one of the last so many times is as long ago as the window is wide; null: that often it was not done. */
    @Nullable
    Instant freeAgain(int max, Duration length) {
        return marks.size() < max ? null : marks.get(marks.size() - max).at().plus(length);
    }

    /**
     * With one more, without those that no rule looks at any more.
     *
     * @param most how many are kept at most
     */
    Window with(Mark mark, Instant forgotten, int most) {
        var kept = new ArrayList<>(
                marks.stream().filter(it -> it.at().isAfter(forgotten)).toList());
        kept.add(mark);
        return new Window(kept.subList(Math.max(0, kept.size() - most), kept.size()));
    }
}
