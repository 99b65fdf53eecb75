package io.diana.gamification.persistence;

import io.diana.gamification.domain.Account;
import io.diana.gamification.domain.Counter;
import io.diana.gamification.persistence.AccountJson.ConductJson;
import java.time.Instant;

/** Writes an account as a row of its table. */
final class AccountRows {

    private AccountRows() {}

    /**
     * The row.
     *
     * @param closedAt when it was closed, if it is
     */
    static AccountJson of(Account account, Instant closedAt) {
        var purse = account.purse();
        var standing = account.standing();
        var membership = standing.membership();
        var habits = account.habits();
        var calendar = habits.calendar();
        var move = calendar.move();
        var streak = habits.streak();
        var row = streak.row();
        var done = account.done();
        return new AccountJson(
                account.owner().value(),
                standing.closed() ? null : calendar.zone().getId(),
                standing.closed() ? closedAt : null,
                purse.balance(),
                purse.lifetime(),
                purse.pending(),
                purse.level(),
                purse.entries(),
                purse.lastAt(),
                standing.listed(),
                standing.suspension().suspended(),
                standing.suspension().until(),
                membership.active(),
                membership.until(),
                membership.multiplier(),
                move == null ? null : move.to().getId(),
                move == null ? null : move.day(),
                streak.days(),
                streak.longest(),
                row == null ? null : row.day(),
                row == null ? null : row.seen(),
                row == null ? null : row.next(),
                row == null ? null : row.spare(),
                streak.frozenAt(),
                habits.gift().claimedOn(),
                done.of(Counter.GIFTS),
                done.of(Counter.ACTIONS),
                done.of(Counter.MISSIONS),
                done.of(Counter.VIP),
                ConductJson.of(habits.conduct()));
    }
}
