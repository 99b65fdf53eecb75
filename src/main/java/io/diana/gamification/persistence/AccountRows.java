package io.diana.gamification.persistence;

import io.diana.gamification.domain.Account;
import io.diana.gamification.domain.Counter;
import io.diana.gamification.domain.Counters;
import io.diana.gamification.domain.Habits;
import io.diana.gamification.domain.Purse;
import io.diana.gamification.domain.Standing;
import io.diana.gamification.persistence.AccountJson.ConductJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an account as a row of its table, by the names of its columns; whether boards show it is written elsewhere. */
final class AccountRows {

    private AccountRows() {}

    /**
     * The row.
     *
     * @param closedAt when it was closed, if it is
     */
    static Map<String, @Nullable Object> of(Account account, Instant closedAt) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var isClosed = account.standing().closed();
        row.put("user_id", account.owner().value());
        row.put(
                "time_zone",
                isClosed ? null : account.habits().calendar().zone().getId());
        row.put("closed_at", isClosed ? closedAt : null);
        put(row, account.purse());
        put(row, account.standing());
        put(row, account.habits());
        put(row, account.done());
        return row;
    }

    private static void put(Map<String, @Nullable Object> row, Purse purse) {
        row.put("balance", purse.balance());
        row.put("lifetime", purse.lifetime());
        row.put("pending", purse.pending());
        row.put("level", purse.level());
        row.put("entries", purse.entries());
        row.put("last_entry_at", purse.lastAt());
    }

    private static void put(Map<String, @Nullable Object> row, Standing standing) {
        row.put("suspended", standing.suspension().suspended());
        row.put("suspended_until", standing.suspension().until());
        row.put("vip", standing.membership().active());
        row.put("vip_until", standing.membership().until());
        row.put("vip_multiplier", standing.membership().multiplier());
    }

    private static void put(Map<String, @Nullable Object> row, Habits habits) {
        var move = habits.calendar().move();
        var streak = habits.streak();
        var days = streak.row();
        row.put("move_zone", move == null ? null : move.to().getId());
        row.put("move_day", move == null ? null : move.day());
        row.put("streak_days", streak.days());
        row.put("streak_longest", streak.longest());
        row.put("streak_day", days == null ? null : days.day());
        row.put("streak_seen", days == null ? null : days.seen());
        row.put("streak_next", days == null ? null : days.next());
        row.put("streak_spare", days == null ? null : days.spare());
        row.put("streak_frozen_at", streak.frozenAt());
        row.put("gift_on", habits.gift().claimedOn());
        row.put("conduct", ConductJson.of(habits.conduct()));
    }

    private static void put(Map<String, @Nullable Object> row, Counters done) {
        row.put("gifts", done.of(Counter.GIFTS));
        row.put("actions", done.of(Counter.ACTIONS));
        row.put("missions", done.of(Counter.MISSIONS));
        row.put("vips", done.of(Counter.VIP));
    }
}
