package io.diana.gamification.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an action may be done once more, and what has to be remembered to know. */
final class Limits {

    /** A day of a calendar with a change of zone in it can last that long. */
    private static final Duration LONGEST_DAY = Duration.ofHours(75);

    private static final int ECHOES = 200;

    private Limits() {}

    /** The refusal by the limit that lasts longest; null: none holds. */
    static Refusal.@Nullable Limited reached(ActionType type, Window window, Today today, Instant now) {
        Refusal.Limited strictest = null;
        for (var limit : type.limits()) {
            var freeAt = freeAt(limit, window, today);
            if (freeAt != null && freeAt.isAfter(now) && (strictest == null || freeAt.isAfter(strictest.freeAt()))) {
                var pause = Duration.between(now, freeAt).plusNanos(999_999_999).toSeconds();
                strictest = new Refusal.Limited(type.key(), limit, freeAt, pause);
            }
        }
        return strictest;
    }

    private static @Nullable Instant freeAt(Limit limit, Window window, Today today) {
        if (limit.window() != null) {
            return window.freeAgain(limit.max(), limit.window());
        }
        return window.since(today.begins()) >= limit.max() ? today.ends() : null;
    }

    /** The window with one more time, and with as many as limits and the rule against repetition look at. */
    static Window mark(ActionType type, Window window, Window.Mark mark, Rules.Abuse abuse) {
        var widest = type.limits().stream()
                .map(limit -> limit.window() == null ? LONGEST_DAY : limit.window())
                .reduce(abuse.identical().within(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        var repetitions = Math.max(ECHOES, abuse.identical().actions());
        var most = type.limits().stream().mapToInt(Limit::max).reduce(repetitions, Math::max);
        return window.with(mark, mark.at().minus(widest), Math.min(most, Window.MOST));
    }
}
