package io.diana.gamification.persistence;

import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Moment;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The statement that writes what becomes of accounts, whether of one or of hundreds. */
@Component
class Keeping {

    private static final String SQL = """
            WITH changes AS MATERIALIZED (
                SELECT CAST(:changes AS jsonb) AS c
            ), kept AS (
                UPDATE gamification.account a
                   SET time_zone = n.time_zone, balance = n.balance,
                       closed_at = CASE WHEN n.closed_at IS NOT NULL THEN greatest(n.closed_at, a.opened_at) END,
                       lifetime = n.lifetime, pending = n.pending, level = n.level, entries = n.entries,
                       last_entry_at = n.last_entry_at, suspended = n.suspended, suspended_until = n.suspended_until,
                       vip = n.vip, vip_until = n.vip_until, vip_multiplier = n.vip_multiplier, move_zone = n.move_zone,
                       move_day = n.move_day, streak_days = n.streak_days, streak_longest = n.streak_longest,
                       streak_day = n.streak_day, streak_seen = n.streak_seen, streak_next = n.streak_next, streak_spare = n.streak_spare,
                       streak_frozen_at = n.streak_frozen_at, gift_on = n.gift_on, gifts = n.gifts,
                       actions = n.actions, missions = n.missions, vips = n.vips, conduct = n.conduct
                  FROM changes,
                       jsonb_to_recordset(c -> 'accounts')
                           AS n (user_id bigint, time_zone text, closed_at timestamptz, balance bigint, lifetime bigint,
                                 pending bigint, level integer, entries bigint, last_entry_at timestamptz,
                                 suspended boolean, suspended_until timestamptz, vip boolean, vip_until timestamptz,
                                 vip_multiplier numeric, move_zone text, move_day date, streak_days integer,
                                 streak_longest integer, streak_day date, streak_seen date, streak_next timestamptz,
                                 streak_spare timestamptz, streak_frozen_at timestamptz, gift_on date, gifts bigint,
                                 actions bigint, missions bigint, vips bigint, conduct jsonb)
                 WHERE a.user_id = n.user_id
            ), entered AS (
                INSERT INTO gamification.entry (user_id, no, kind, type, amount, balance_after, lifetime_after, held, source,
                                                reason, refers_to, key, request, occurred_at, explanation, answer)
                SELECT e.*
                  FROM changes,
                       jsonb_to_recordset(c -> 'entries')
                           AS e (user_id bigint, no bigint, kind text, type text, amount bigint, balance_after bigint,
                                 lifetime_after bigint, held bigint, source text, reason text, refers_to bigint, key text,
                                 request bigint, occurred_at timestamptz, explanation jsonb, answer jsonb)
            ), noted AS (
                INSERT INTO gamification.entry_note (user_id, no, reason, context)
                SELECT n.user_id, n.no, n.reason, CAST(n.context AS jsonb)
                  FROM changes,
                       jsonb_to_recordset(c -> 'notes') AS n (user_id bigint, no bigint, reason text, context text)
            ), counted AS (
                INSERT INTO gamification.tally (user_id, type, total, times, echoes)
                SELECT t.*
                  FROM changes,
                       jsonb_to_recordset(c -> 'tallies')
                           AS t (user_id bigint, type text, total bigint, times bigint[], echoes bigint[])
                    ON CONFLICT (user_id, type) DO UPDATE
                   SET total = excluded.total, times = excluded.times, echoes = excluded.echoes
            ), held AS (
                INSERT INTO gamification.hold (user_id, no, type, points, flag, held_at)
                SELECT h.*
                  FROM changes,
                       jsonb_to_recordset(c -> 'holds')
                           AS h (user_id bigint, no bigint, type text, points bigint, flag text, held_at timestamptz)
            ), decided AS (
                UPDATE gamification.hold h
                   SET decided_no = d.decided_no, decided_at = d.decided_at, decided_by = d.decided_by,
                       released = d.released
                  FROM changes,
                       jsonb_to_recordset(c -> 'decisions')
                           AS d (user_id bigint, no bigint, decided_no bigint, decided_at timestamptz, decided_by text,
                                 released boolean)
                 WHERE h.user_id = d.user_id
                   AND h.no = d.no
            ), sold AS (
                INSERT INTO gamification.redemption (user_id, no, reward, reward_version, price, redeemed_at, prize)
                SELECT s.*
                  FROM changes,
                       jsonb_to_recordset(c -> 'redemptions')
                           AS s (user_id bigint, no bigint, reward text, reward_version integer, price bigint,
                                 redeemed_at timestamptz, prize jsonb)
            ), refunded AS (
                UPDATE gamification.redemption r
                   SET refund_no = f.refund_no, refunded_at = f.refunded_at, refunded_by = f.refunded_by
                  FROM changes,
                       jsonb_to_recordset(c -> 'refunds')
                           AS f (user_id bigint, no bigint, refund_no bigint, refunded_at timestamptz, refunded_by text)
                 WHERE r.user_id = f.user_id
                   AND r.no = f.no
            )
            SELECT gamification.keep_progress(c -> 'progress'),
                   (SELECT gamification.rank(array_agg(r.user_id), array_agg(r.earned), array_agg(r.streak),
                                             array_agg(r.streak_until), :now)
                      FROM jsonb_to_recordset(c -> 'ranks')
                               AS r (user_id bigint, earned bigint, streak integer, streak_until timestamptz)
                    HAVING count(*) > 0)
              FROM changes
            """;

    private final DatabaseClient db;
    private final ObjectWriter json;

    Keeping(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json.writerFor(ChangeJson.class);
    }

    /** Whether boards show somebody is changed behind it, since that changes the account once more. */
    Mono<Void> keep(List<Change> changes, Moment moment) {
        var rows = ChangeJson.of(changes, moment);
        var kept = db.sql(SQL)
                .bind("changes", json.writeValueAsString(rows))
                .bind("now", moment.now())
                .then();
        return rows.lists().isEmpty() ? kept : kept.then(ListRow.write(db, rows.lists()));
    }
}
