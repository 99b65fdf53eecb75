package io.diana.gamification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The oracle: the days of one zone below each other, and a pencil. Forty days are enough. */
final class WallCalendar {

    private final List<LocalDate> dates;
    private final ZoneId zone;
    private final Rules.Streaks rules;
    private @Nullable Instant frozen;
    private int last = -9;
    private int days;
    private int longest;

    WallCalendar(ZoneId zone, Instant from, Rules.Streaks rules) {
        this.zone = zone;
        this.rules = rules;
        var first = from.atZone(zone).toLocalDate().minusDays(3);
        dates = first.datesUntil(first.plusDays(60))
                .filter(it -> start(it).isBefore(start(it.plusDays(1))))
                .toList();
    }

    void act(Instant at, boolean vip) {
        var today = 0;
        while (!end(today).isAfter(at)) {
            today++;
        }
        if (today > last) {
            count(today, at, vip);
            longest = Math.max(longest, days);
        }
    }

    LocalDate last() {
        return dates.get(last);
    }

    int days() {
        return days;
    }

    int longest() {
        return longest;
    }

    private void count(int today, Instant at, boolean vip) {
        var missed = today - last - 1;
        var isLate = missed > 0 && at.isBefore(end(today - 1).plus(rules.grace()));
        var lost = isLate ? missed - 1 : missed;
        var lostAt = last < 0 ? at : end(last + 1).plus(rules.grace());
        var isFrozen = lost == 1 && vip && (frozen == null || !lostAt.isBefore(frozen.plus(rules.freezeEvery())));
        frozen = isFrozen ? lostAt : frozen;
        days = lost == 0 || isFrozen ? days + 1 : 1;
        last = isLate && (lost == 0 || isFrozen) ? today - 1 : today;
    }

    private Instant end(int day) {
        return start(dates.get(day).plusDays(1));
    }

    private Instant start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }
}
