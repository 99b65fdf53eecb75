-- Makes the partitions of today and the days ahead, and drops those of days that ended a retention ago. Events that
-- somebody still has to hear are taken over from them. Tells how many days were dropped. One at a time; who finds another
-- one at it leaves it to that one. What is forgotten is noted, whichever partition it was in. Takes its locks within half a second
-- or gives up until the next time.
CREATE OR REPLACE FUNCTION outbox.keep_days(ahead integer, retention interval) RETURNS integer
    LANGUAGE plpgsql SET lock_timeout = '500ms' SET timezone = 'UTC' AS $$
DECLARE
    day     date;
    suffix  text;
    dropped integer := 0;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('outbox.keep_days', 0)) THEN
        RETURN 0;
    END IF;
    FOR day IN SELECT current_date + n FROM generate_series(0, ahead) n LOOP
        PERFORM outbox.make_day('event', day);
        PERFORM outbox.make_day('completion', day);
    END LOOP;
    FOR suffix IN
        SELECT substring(c.relname FROM '[0-9]{8}$')
          FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
         WHERE i.inhparent = 'outbox.event'::regclass AND c.relname ~ '^event_[0-9]{8}$'
           AND to_date(right(c.relname, 8), 'YYYYMMDD') + 1 <= now() - retention
         ORDER BY 1
    LOOP
        PERFORM outbox.drop_day(suffix);
        dropped := dropped + 1;
    END LOOP;
    DELETE FROM outbox.completion_other WHERE completed_at < now() - retention;
    WITH gone AS (
        DELETE FROM outbox.event_other e
         WHERE e.published_at < now() - retention
           AND NOT EXISTS (SELECT FROM outbox.publication p WHERE p.position = e.position)
           AND NOT EXISTS (SELECT FROM outbox.completion_other c WHERE c.position = e.position)
        RETURNING e.transaction, e.position
    )
    UPDATE outbox.forgotten f SET transaction = e.transaction, position = e.position
      FROM (SELECT transaction, position FROM gone ORDER BY transaction DESC, position DESC LIMIT 1) e
     WHERE (e.transaction, e.position) > (f.transaction, f.position);
    RETURN dropped;
END
$$;

-- The two statements between which a listener does its own are functions for the sake of their settings. The table is empty most of
-- the time, a plan is made then and kept, and to one that was made for a handful of rows every way through them costs the same:
-- reading the table from end to end, or skipping through all aggregates in an index that is meant for one. When a flood comes
-- that is the wrong way until the statistics are renewed. So they leave the planner no choice but one: rows are named by
-- listener, aggregate and position, of which every index that serves leads to one row, or by where they were just seen; and what is wanted in an order is sorted by all
-- columns of the index that is meant, of which the fixed ones are written as ranges, so that no other index has that order. Planning takes as long as the rest, so it is done once. What the listener asks is planned as ever.

-- Takes what is due.
--
-- The first open publication of an aggregate is its head, and stands for the whole aggregate: only heads are locked, and who has
-- the head may take what follows it. That it is the head is seen in the same snapshot as what follows; had somebody completed or
-- failed it since, its lock would not be given, because its row is gone or in another state. Heads that others have are skipped,
-- so nobody waits for anybody. Whether it is the head is asked of the nearest before it, which says no at once as a rule; from the first
-- of the aggregate on, each would read all dead letters that are followed. (EXISTS would not: it leaves out the order.)
--
-- What follows goes along up to the first that is not pending: nothing overtakes a failed one. A retry goes alone. Pending ones are
-- looked for in a window, so that a long row of publications that cannot be delivered yet costs a bounded time. What is of a
-- type that the node does not know is left to the nodes that do, with what follows it, and blamed on nobody. The sub-selects are
-- written so that the planner has nothing to choose: each is a look-up in one index.
CREATE FUNCTION outbox.claim(who text, known text[], past_dead boolean, with_retries boolean, behind bigint, width integer,
                             most_heads integer, most_each integer)
    RETURNS TABLE (attempts integer, more boolean, transaction bigint, "position" bigint, id uuid, type text, version integer,
                   aggregate text, occurred_at timestamptz, published_at timestamptz, request_id text, trace_id text, data text)
    LANGUAGE sql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    SET plan_cache_mode = force_generic_plan AS $$
    WITH me AS MATERIALIZED (
        SELECT id
          FROM outbox.listener l
         WHERE name = who
           AND NOT EXISTS (SELECT FROM outbox.subscription s WHERE s.listener = l.id AND NOT s.caught_up)
    ), due AS MATERIALIZED (
        SELECT p.listener, p.aggregate, p.position
          FROM outbox.publication p
         WHERE p.listener >= (SELECT id FROM me) AND p.listener <= (SELECT id FROM me)
           AND p.state = 'RETRYING' AND p.due_at <= now()
           AND p.type = ANY (known) AND with_retries
           AND (
               SELECT q.position
                 FROM outbox.publication q
                WHERE q.listener = p.listener AND (q.aggregate, q.position) < (p.aggregate, p.position)
                  AND q.aggregate >= p.aggregate AND (q.state <> 'DEAD' OR NOT past_dead)
                ORDER BY q.aggregate DESC, q.position DESC
                LIMIT 1) IS NULL
         ORDER BY p.listener, p.due_at
         LIMIT 1
           FOR UPDATE SKIP LOCKED
    ), fresh AS MATERIALIZED (
        SELECT p.listener, p.aggregate, p.position
          FROM (SELECT listener, aggregate, position
                  FROM outbox.publication
                 WHERE (listener, position) > ((SELECT id FROM me), behind) AND listener <= (SELECT id FROM me)
                   AND state = 'PENDING'
                   AND type = ANY (known) AND NOT EXISTS (SELECT FROM due)
                 ORDER BY listener, position
                 LIMIT width) w
         CROSS JOIN LATERAL (
            SELECT p.listener, p.aggregate, p.position
              FROM outbox.publication p
             WHERE p.listener = w.listener AND p.aggregate = w.aggregate AND p.position = w.position
               AND p.state = 'PENDING'
               AND (
                   SELECT q.position
                     FROM outbox.publication q
                    WHERE q.listener = p.listener AND (q.aggregate, q.position) < (p.aggregate, p.position)
                      AND q.aggregate >= p.aggregate AND (q.state <> 'DEAD' OR NOT past_dead)
                    ORDER BY q.aggregate DESC, q.position DESC
                    LIMIT 1) IS NULL
               FOR UPDATE SKIP LOCKED) p
         ORDER BY w.listener, w.position
         LIMIT most_heads
    ), taken AS MATERIALIZED (
        SELECT t.*
          FROM (SELECT *, false AS alone FROM fresh UNION ALL SELECT *, true FROM due) h
         CROSS JOIN LATERAL (
            SELECT r.*, bool_and(r.goes_along) OVER (ORDER BY r.position) AS connected
              FROM (SELECT p.transaction, p.position, p.published_at, p.attempts,
                           p.position = h.position OR (p.state = 'PENDING' AND NOT h.alone
                               AND p.type = ANY (known)) AS goes_along
                      FROM outbox.publication p
                     WHERE p.listener = h.listener AND (p.aggregate, p.position) >= (h.aggregate, h.position)
                       AND p.aggregate <= h.aggregate AND (p.state <> 'DEAD' OR NOT past_dead)
                     ORDER BY p.aggregate, p.position
                     LIMIT most_each) r) t
         WHERE t.connected
         ORDER BY t.position
         LIMIT greatest(most_heads, most_each)
    ), more AS MATERIALIZED (
        SELECT (SELECT p.position
                  FROM outbox.publication p
                 WHERE (p.listener, p.position) > ((SELECT id FROM me), behind) AND p.listener <= (SELECT id FROM me)
                   AND p.state = 'PENDING'
                   AND p.type = ANY (known)
                   AND p.position NOT IN (SELECT position FROM taken)
                 ORDER BY p.listener, p.position
                 LIMIT 1) IS NOT NULL AS there
    )
    SELECT taken.attempts, more.there AS more, e.transaction, e.position, e.id, e.type, e.version,
           e.aggregate, e.occurred_at, e.published_at, e.request_id, e.trace_id, e.data::text
      FROM more
      LEFT JOIN (taken
     CROSS JOIN LATERAL (
        SELECT *
          FROM outbox.event e
         WHERE e.transaction = taken.transaction AND e.position = taken.position
           AND e.published_at = taken.published_at
        OFFSET 0) e) ON true
     ORDER BY e.position
$$;

-- Moves delivered publications to what is done, and tells how long each took. Behind one that had failed, the rest of its aggregate,
-- which was put aside, is pending again; only who has the head puts others aside or back, so none is forgotten. Whether one had
-- failed is asked of the row: that may have happened between the snapshot of the claim and its lock.
CREATE FUNCTION outbox.complete(who text, aggregates text[], positions bigint[]) RETURNS TABLE (microseconds bigint)
    LANGUAGE sql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    SET plan_cache_mode = force_generic_plan AS $$
    WITH gone AS (
        DELETE FROM outbox.publication p
         WHERE p.ctid = ANY (ARRAY(
            SELECT q.place
              FROM unnest(aggregates, positions) AS d (aggregate, position)
             CROSS JOIN LATERAL (
                SELECT p.ctid AS place
                  FROM outbox.publication p
                 WHERE p.listener = (SELECT id FROM outbox.listener WHERE name = who)
                   AND p.aggregate = d.aggregate AND p.position = d.position
                OFFSET 0) q))
        RETURNING p.*
    ), done AS (
        INSERT INTO outbox.completion
               (position, listener, transaction, published_at, type, aggregate, attempts, completed_at)
        SELECT position, listener, transaction, published_at, type, aggregate, attempts + 1, clock_timestamp()
          FROM gone
        RETURNING completed_at - published_at AS latency
    ), aside AS MATERIALIZED (
        SELECT q.place
          FROM (SELECT DISTINCT listener, aggregate FROM gone WHERE state <> 'PENDING' OR attempts > 0) g
         CROSS JOIN LATERAL (
            SELECT p.ctid AS place
              FROM outbox.publication p
             WHERE p.listener = g.listener AND p.aggregate >= g.aggregate AND p.aggregate <= g.aggregate
               AND p.state >= 'PARKED' AND p.state <= 'PARKED'
             ORDER BY p.aggregate, p.position
            OFFSET 0) q
    ), released AS (
        UPDATE outbox.publication p
           SET state = 'PENDING'
         WHERE p.ctid = ANY (ARRAY(SELECT place FROM aside)) AND p.state = 'PARKED'
    )
    SELECT CAST(extract(epoch FROM latency) * 1000000 AS bigint) AS microseconds FROM done
$$;
