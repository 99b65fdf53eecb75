package io.diana.gamification.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.GamificationTest;
import io.diana.gamification.Players;
import io.diana.gamification.application.DecideHold;
import io.diana.gamification.domain.HoldOrder;
import io.diana.integrity.IntegrityCheck;
import io.diana.users.UserId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Each check finds what is planted, and nothing else. */
@GamificationTest
@TestPropertySource(
        properties = "diana.test=ledger-checks") // a database of its own, in which nobody else plants anything
class LedgerChecksTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Players players;

    @Autowired
    DecideHold decideHold;

    @Autowired
    List<IntegrityCheck> checks;

    UserId ada = new UserId(1);

    /** Entry 1 is the welcome, 2–10 count, 11–13 are held, 14 releases 11, 15 voids 12, 16 is an unlock's, 17 is spent. */
    @BeforeEach
    void setUp() {
        ada = players.somebody();
        for (var i = 0; i < 12; i++) {
            players.booked(Players.action(ada, "reaction"));
        }
        decideHold.on(ada, 11, new HoldOrder(true, "fine", Players.ANA)).block(LIMIT);
        decideHold.on(ada, 12, new HoldOrder(false, "not fine", Players.ANA)).block(LIMIT);
        players.execute("""
                WITH u AS (
                    INSERT INTO gamification.unlock (user_id, achievement, step, tier, points, title, at)
                    VALUES (%1$s, 'planted', 1, 'BRONZE', 7, NULL, now())
                ), e AS (
                    INSERT INTO gamification.entry (user_id, no, kind, amount, balance_after, lifetime_after, source, reason,
                                                    occurred_at)
                    SELECT user_id, no + 1, 'bonus', 7, balance_after + 7, lifetime_after + 7, 'achievement',
                           'planted bronze', occurred_at
                      FROM gamification.entry WHERE user_id = %1$s AND no = 15
                    RETURNING *
                )
                UPDATE gamification.account a
                   SET balance = e.balance_after, lifetime = e.lifetime_after, entries = e.no
                  FROM e WHERE a.user_id = e.user_id
                """.formatted(ada));
        players.execute("UPDATE gamification.standing SET score = score + 7 WHERE board = 1 AND user_id = " + ada);
        players.execute("SELECT gamification.recount(CAST(1 AS smallint), date '1970-01-01')");
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                planted("balances-are-sums-of-entries", "UPDATE account SET balance = balance + 1"),
                planted("entries-are-numbered-without-gap", "UPDATE account SET entries = entries + 1"),
                planted(
                        "entries-are-numbered-without-gap",
                        "UPDATE account SET last_entry_at = last_entry_at + interval '1 s'"),
                planted("balance-after-runs-along", "UPDATE entry SET balance_after = balance_after + 1 WHERE no = 16"),
                planted(
                        "balance-after-runs-along",
                        "UPDATE entry SET occurred_at = occurred_at - interval '1 day' WHERE no = 3"),
                planted("lifetime-is-what-was-earned", "UPDATE account SET lifetime = lifetime + 1"),
                planted(
                        "lifetime-is-what-was-earned",
                        "UPDATE entry SET lifetime_after = lifetime_after + 1 WHERE no = 16"),
                planted("pending-is-what-is-held", "UPDATE account SET pending = pending + 1"),
                planted("held-points-are-decided-once", "UPDATE entry SET amount = amount + 1 WHERE no = 14"),
                planted("held-points-are-decided-once", "UPDATE entry SET held = held + 1 WHERE no = 13"),
                planted("held-points-are-decided-once", "UPDATE entry SET refers_to = 13 WHERE no = 14"),
                planted("held-points-are-decided-once", "UPDATE hold SET released = false WHERE no = 11"),
                planted("held-points-are-decided-once", "DELETE FROM hold WHERE no = 13"),
                planted("unlocks-are-paid", "UPDATE entry SET amount = 6 WHERE no = 16"),
                planted("unlocks-are-paid", "UPDATE entry SET reason = 'planted silver' WHERE no = 16"),
                planted("unlocks-are-paid", "DELETE FROM unlock WHERE achievement = 'planted'"),
                planted("boards-show-lifetimes", "UPDATE standing SET score = score + 1 WHERE board = 1"),
                planted("boards-show-lifetimes", "DELETE FROM standing WHERE board = 1"),
                planted("boards-show-lifetimes", "UPDATE standing SET listed = false WHERE board = 1"));
    }

    private static Arguments planted(String check, String violation) {
        return Arguments.of(check, violation);
    }

    @ParameterizedTest
    @MethodSource("violations")
    void findsWhatIsPlanted(String check, String violation) {
        var table = violation.replaceFirst("(UPDATE|DELETE FROM) (\\w+) .*", "$2");
        assertThat(violations(check)).isZero();
        players.execute("CREATE TABLE gamification.kept AS SELECT * FROM gamification.%s WHERE user_id = %s"
                .formatted(table, ada));
        try {
            tamper(violation.replace(table, "gamification." + table) + (violation.contains("WHERE") ? " AND" : " WHERE")
                    + " user_id = " + ada);

            assertThat(violations(check)).isPositive();
        } finally {
            restore(table);
            players.execute("DROP TABLE gamification.kept");
        }
        assertThat(violations(check)).isZero();
    }

    @Test
    void findsMissionsThatNoEntryHasPaidAndEntriesThatPaidNoMission() {
        var id = players.somebodyWith(20);
        players.execute("""
                INSERT INTO gamification.mission_run (user_id, period, mission, progress, completed_at, claimed_at, claimed_no)
                VALUES (%s, '1970-01-01', 'planted', '{1}', now(), now(), 2)
                """.formatted(id));
        assertThat(violations("missions-are-paid-once")).isEqualTo(1);

        tamper("UPDATE gamification.entry SET kind = 'bonus', source = 'mission' WHERE no = 2 AND user_id = " + id);
        assertThat(violations("missions-are-paid-once")).isZero();
        players.execute("DELETE FROM gamification.mission_run WHERE user_id = " + id);
        assertThat(violations("missions-are-paid-once")).isEqualTo(1);

        tamper("UPDATE gamification.entry SET kind = 'adjustment', source = 'operator:ana' WHERE no = 2 AND user_id = "
                + id);
        assertThat(violations("missions-are-paid-once")).isZero();
    }

    @Test
    void nothingElseIsFound() {
        assertThat(checks.stream()
                        .filter(it -> it.module().equals("gamification"))
                        .filter(it -> it.violations().blockOptional(LIMIT).orElseThrow() > 0)
                        .map(IntegrityCheck::name))
                .isEmpty();
    }

    @Test
    void looksAtAllAccountsHoweverManyThereAre() {
        var ids = players.somebodies(12_000, "UTC");
        players.execute("""
                INSERT INTO gamification.account (user_id, time_zone, opened_at)
                SELECT id, 'UTC', now() FROM generate_series(%s, %s) AS id
                """.formatted(ids.getFirst(), ids.getLast()));
        var change = "UPDATE gamification.account SET balance = balance + %d WHERE user_id IN (%s, %s, %s)";
        var three = new Object[] {ids.getFirst(), ids.get(6_000), ids.getLast()};

        players.execute(change.formatted(1, three[0], three[1], three[2]));
        assertThat(violations("balances-are-sums-of-entries")).isEqualTo(3);
        players.execute(change.formatted(-1, three[0], three[1], three[2]));
        assertThat(violations("balances-are-sums-of-entries")).isZero();
    }

    private long violations(String check) {
        return checks.stream()
                .filter(it -> it.module().equals("gamification") && it.name().equals(check))
                .findFirst()
                .orElseThrow()
                .violations()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private void tamper(String sql) {
        players.execute("""
                DO $$ BEGIN
                    ALTER TABLE gamification.entry DISABLE TRIGGER ALL;
                    ALTER TABLE gamification.unlock DISABLE TRIGGER USER;
                    %s;
                    ALTER TABLE gamification.unlock ENABLE TRIGGER USER;
                    ALTER TABLE gamification.entry ENABLE TRIGGER ALL;
                END $$""".formatted(sql).replace("TRIGGER ALL", "TRIGGER USER"));
    }

    private void restore(String table) {
        switch (table) {
            case "entry" -> tamper("""
                    UPDATE gamification.entry e
                       SET amount = k.amount, balance_after = k.balance_after, lifetime_after = k.lifetime_after, held = k.held,
                           reason = k.reason, refers_to = k.refers_to, occurred_at = k.occurred_at
                      FROM gamification.kept k WHERE e.user_id = k.user_id AND e.no = k.no""");
            case "account" -> tamper("""
                    UPDATE gamification.account a
                       SET balance = k.balance, lifetime = k.lifetime, pending = k.pending, entries = k.entries,
                           last_entry_at = k.last_entry_at
                      FROM gamification.kept k WHERE a.user_id = k.user_id""");
            default -> tamper("""
                    DELETE FROM gamification.%1$s WHERE user_id = %2$s;
                    INSERT INTO gamification.%1$s SELECT * FROM gamification.kept""".formatted(table, ada));
        }
    }
}
