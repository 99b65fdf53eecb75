package io.diana.gamification.persistence;

import io.diana.integrity.IntegrityCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What has to hold of every ledger, and what follows from it. That a key is used once is a constraint of the table. */
@Configuration(proxyBeanMethods = false)
class LedgerChecks {

    private final Slices slices;

    LedgerChecks(Slices slices) {
        this.slices = slices;
    }

    @Bean
    IntegrityCheck balancesAreSumsOfEntries() {
        return check("balances-are-sums-of-entries", """
                SELECT FROM slice a
                 WHERE a.balance <> (SELECT coalesce(sum(e.amount), 0)
                                       FROM gamification.entry e WHERE e.user_id = a.user_id)
                """);
    }

    @Bean
    IntegrityCheck entriesAreNumberedWithoutGap() {
        return check("entries-are-numbered-without-gap", """
                SELECT FROM slice a
                 CROSS JOIN LATERAL (SELECT count(*) AS entries, coalesce(max(e.no), 0) AS last, max(e.occurred_at) AS at
                                       FROM gamification.entry e WHERE e.user_id = a.user_id) e
                 WHERE (a.entries, a.entries, a.last_entry_at) IS DISTINCT FROM (e.entries, e.last, e.at)
                """);
    }

    @Bean
    IntegrityCheck balanceAfterRunsAlong() {
        return check("balance-after-runs-along", """
                SELECT FROM (
                    SELECT e.balance_after <> e.amount + coalesce(lag(e.balance_after) OVER before, 0)
                           OR e.occurred_at < lag(e.occurred_at) OVER before AS broken
                      FROM slice a
                      JOIN ledger e ON e.user_id = a.user_id
                    WINDOW before AS (PARTITION BY e.user_id ORDER BY e.no)) e
                 WHERE e.broken
                """);
    }

    @Bean
    IntegrityCheck lifetimeIsWhatWasEarned() {
        return check("lifetime-is-what-was-earned", """
                SELECT FROM slice a
                 WHERE a.lifetime <> (SELECT coalesce(sum(e.amount) FILTER (WHERE e.kind IN ('award', 'bonus', 'gift')), 0)
                                        FROM gamification.entry e WHERE e.user_id = a.user_id)
                    OR a.lifetime <> coalesce((SELECT e.lifetime_after FROM gamification.entry e
                                                WHERE e.user_id = a.user_id ORDER BY e.no DESC LIMIT 1), 0)
                """);
    }

    @Bean
    IntegrityCheck pendingIsWhatIsHeld() {
        return check("pending-is-what-is-held", """
                SELECT FROM slice a
                 WHERE a.pending <> (SELECT coalesce(sum(h.points), 0) FROM gamification.hold h
                                      WHERE h.user_id = a.user_id AND h.decided_at IS NULL)
                """);
    }

    @Bean
    IntegrityCheck heldPointsAreDecidedOnce() {
        return check("held-points-are-decided-once", """
                SELECT FROM slice a
                  JOIN ledger e ON e.user_id = a.user_id AND e.held IS NOT NULL
                  LEFT JOIN gamification.hold h ON h.user_id = e.user_id AND h.no = e.no
                  LEFT JOIN ledger d ON d.user_id = h.user_id AND d.no = h.decided_no
                 WHERE h.points IS DISTINCT FROM e.held
                    OR (d.refers_to, d.kind, d.amount)
                       IS DISTINCT FROM (CASE WHEN h.decided_at IS NOT NULL THEN h.no END,
                                         CASE h.released WHEN true THEN 'award' WHEN false THEN 'void' END,
                                         CASE h.released WHEN true THEN h.points WHEN false THEN 0 END)
                 UNION ALL
                SELECT FROM slice a
                  JOIN ledger d ON d.user_id = a.user_id AND d.kind IN ('award', 'void') AND d.refers_to IS NOT NULL
                  LEFT JOIN gamification.hold h ON h.user_id = d.user_id AND h.decided_no = d.no
                 WHERE h.no IS DISTINCT FROM d.refers_to
                """);
    }

    /** Who has left keeps the entries only. */
    @Bean
    IntegrityCheck unlocksArePaid() {
        return check("unlocks-are-paid", """
                SELECT FROM (
                    SELECT a.user_id, u.achievement || ' ' || lower(u.tier) AS step, sum(u.points) AS points, count(*) AS steps
                      FROM slice a
                      JOIN unlocks u ON u.user_id = a.user_id
                     WHERE u.points > 0 AND a.closed_at IS NULL
                     GROUP BY 1, 2) u
                  FULL JOIN (
                    SELECT a.user_id, e.reason AS step, sum(e.amount) AS points, count(*) AS steps
                      FROM slice a
                      JOIN ledger e ON e.user_id = a.user_id
                     WHERE e.kind = 'bonus' AND e.source = 'achievement' AND a.closed_at IS NULL
                     GROUP BY 1, 2) e USING (user_id, step)
                 WHERE (u.points, u.steps) IS DISTINCT FROM (e.points, e.steps)
                """);
    }

    /** Each claimed run names the one entry that paid it, and each such entry is named by one run. */
    @Bean
    IntegrityCheck missionsArePaidOnce() {
        return check("missions-are-paid-once", """
                SELECT FROM (
                    SELECT a.user_id, e.no
                      FROM slice a
                      JOIN ledger e ON e.user_id = a.user_id
                     WHERE e.kind = 'bonus' AND e.source = 'mission' AND a.closed_at IS NULL) e
                  FULL JOIN (
                    SELECT a.user_id, r.claimed_no AS no, count(*) AS runs
                      FROM slice a
                      JOIN gamification.mission_run r ON r.user_id = a.user_id
                     WHERE r.user_id > :behind AND r.user_id <= (SELECT max(user_id) FROM slice)
                       AND r.claimed_at IS NOT NULL AND a.closed_at IS NULL
                     GROUP BY 1, 2) r USING (user_id, no)
                 WHERE e.no IS NULL OR r.runs IS DISTINCT FROM 1
                """);
    }

    @Bean
    IntegrityCheck boardsShowLifetimes() {
        return check("boards-show-lifetimes", """
                SELECT FROM slice a
                  LEFT JOIN standings s ON s.user_id = a.user_id
                 WHERE a.lifetime <> coalesce(s.score, 0)
                    OR a.listed <> s.listed
                """);
    }

    private IntegrityCheck check(String name, String violations) {
        return new Check(slices, name, violations);
    }

    /** Counts what a query finds in slices of accounts. */
    record Check(Slices slices, String name, String sql) implements IntegrityCheck {

        @Override
        public String module() {
            return "gamification";
        }

        @Override
        public Mono<Long> violations() {
            return slices.count(sql);
        }
    }
}
