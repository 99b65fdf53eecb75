package io.diana.gamification.domain;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * How a member acts.
 *
 * @param calendar whose days are theirs
 * @param streak days in a row
 * @param gift the daily one
 * @param conduct what the rules against abuse remember
 * @param windows by action type: only those in question are loaded
 */
public record Habits(
        MemberCalendar calendar, Streak streak, DailyGift gift, Conduct conduct, Map<String, Window> windows) {

    /** Nobody's. */
    static final Habits NONE =
            new Habits(MemberCalendar.in(ZoneOffset.UTC), Streak.NONE, DailyGift.NONE, Conduct.BLANK, Map.of());

    /** Keeps the map from later changes. */
    public Habits {
        windows = Map.copyOf(windows);
    }

    /** The last times of a type. */
    Window window(String type) {
        return windows.getOrDefault(type, Window.EMPTY);
    }

    Habits with(Streak other) {
        return new Habits(calendar, other, gift, conduct, windows);
    }

    Habits with(DailyGift other) {
        return new Habits(calendar, streak, other, conduct, windows);
    }

    Habits with(Conduct other) {
        return new Habits(calendar, streak, gift, other, windows);
    }

    Habits with(String type, Window window) {
        var more = new HashMap<>(windows);
        more.put(type, window);
        return new Habits(calendar, streak, gift, conduct, more);
    }
}
