package io.diana.gamification.persistence;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.diana.gamification.domain.Conduct;
import io.diana.gamification.domain.DailyGift;
import io.diana.gamification.domain.MemberCalendar;
import io.diana.gamification.domain.MemberCalendar.Move;
import io.diana.gamification.domain.Membership;
import io.diana.gamification.domain.Purse;
import io.diana.gamification.domain.Standing;
import io.diana.gamification.domain.Streak;
import io.diana.gamification.domain.Suspension;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the table of accounts, named like its columns. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AccountJson(
        long user_id,
        @Nullable String time_zone,
        @Nullable Instant closed_at,
        long balance,
        long lifetime,
        long pending,
        int level,
        long entries,
        @Nullable Instant last_entry_at,
        boolean listed,
        boolean suspended,
        @Nullable Instant suspended_until,
        boolean vip,
        @Nullable Instant vip_until,
        @Nullable BigDecimal vip_multiplier,
        @Nullable String move_zone,
        @Nullable LocalDate move_day,
        int streak_days,
        int streak_longest,
        @Nullable LocalDate streak_day,
        @Nullable LocalDate streak_seen,
        @Nullable Instant streak_next,
        @Nullable Instant streak_spare,
        @Nullable Instant streak_frozen_at,
        @Nullable LocalDate gift_on,
        long gifts,
        long actions,
        long missions,
        long vips,
        ConductJson conduct) {

    Purse toPurse() {
        return new Purse(balance, lifetime, pending, level, entries, last_entry_at);
    }

    Standing toStanding() {
        return new Standing(
                new Membership(vip, vip_until, vip_multiplier),
                new Suspension(suspended, suspended_until),
                listed,
                closed_at != null);
    }

    MemberCalendar toCalendar() {
        var zone = time_zone == null ? ZoneOffset.UTC : ZoneId.of(time_zone);
        var move = move_zone == null || move_day == null ? null : new Move(ZoneId.of(move_zone), move_day);
        return new MemberCalendar(zone, move);
    }

    Streak toStreak() {
        var row = streak_day == null || streak_seen == null || streak_next == null || streak_spare == null
                ? null
                : new Streak.Row(streak_day, streak_seen, streak_next, streak_spare);
        return new Streak(streak_days, streak_longest, row, streak_frozen_at);
    }

    DailyGift toGift() {
        return new DailyGift(gift_on);
    }

    /** What the rules against abuse remember; a document, because nobody else looks into it. */
    record ConductJson(
            @Nullable List<Instant> recent,
            @Nullable LocalDate day,
            @Nullable Long points,
            @Nullable List<Instant> flags,
            @Nullable Instant heldUntil) {

        static ConductJson of(Conduct conduct) {
            return new ConductJson(
                    conduct.recent(), conduct.day(), conduct.dayPoints(), conduct.flags(), conduct.heldUntil());
        }

        Conduct toConduct() {
            return new Conduct(
                    requireNonNullElse(recent, List.of()),
                    day,
                    requireNonNullElse(points, 0L),
                    requireNonNullElse(flags, List.of()),
                    heldUntil);
        }
    }
}
