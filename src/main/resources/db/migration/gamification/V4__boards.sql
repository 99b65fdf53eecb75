-- Leaderboards: 1 all-time, 2 weekly, 3 monthly, 4 streak. A standing is what a member has on a board in a period: the Monday
-- of a week, the 1st of a month (UTC), or 1970-01-01 where the board has one period only.
CREATE TABLE gamification.standing (
    user_id bigint      NOT NULL CHECK (user_id BETWEEN 1 AND 4503599627370495),
    score   bigint      NOT NULL CHECK (score BETWEEN 0 AND 18014398509481983),
    until   timestamptz CHECK (until IS NULL OR board = 4),
    period  date        NOT NULL,
    board   smallint    NOT NULL CHECK (board BETWEEN 1 AND 4),
    listed  boolean     NOT NULL,
    PRIMARY KEY (board, period, user_id),
    CONSTRAINT standing_period_of_board CHECK (
        CASE board WHEN 2 THEN extract(isodow FROM period) = 1
                   WHEN 3 THEN extract(day FROM period) = 1
                   ELSE period = '1970-01-01' END)
) WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

COMMENT ON COLUMN gamification.standing.until IS 'when the row of days lapses, unless it is prolonged; null: never';
COMMENT ON COLUMN gamification.standing.listed IS 'whether the member has a place that others see';

CREATE INDEX standing_by_place ON gamification.standing (board, period, score DESC, user_id) WHERE listed;
CREATE INDEX standing_lapsing ON gamification.standing (until) WHERE until IS NOT NULL;

-- How many listed standings have which score, as a tree: slot s of level l counts the scores of which score >> 6 l is s. A rank
-- is 1 and what lies right of the path, at most 63 slots of each level. The leftmost of its 64 siblings is right of no
-- path, so it is not counted; what has no points is not counted either.
CREATE TABLE gamification.rank_node (
    slot    bigint   NOT NULL,
    period  date     NOT NULL,
    members integer  NOT NULL CHECK (members >= 0),
    change  integer  NOT NULL,
    board   smallint NOT NULL,
    level   smallint NOT NULL CHECK (level BETWEEN 0 AND 8),
    PRIMARY KEY (board, period, level, slot)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

COMMENT ON COLUMN gamification.rank_node.change IS
    'by how much members changed last: takes a change to the row, since what would be inserted instead has to be valid too';

-- The periods that somebody had points in. What is closed never changes, but for what is cut off at the end of its time.
CREATE TABLE gamification.board_period (
    board     smallint    NOT NULL CHECK (board IN (2, 3)),
    period    date        NOT NULL,
    ends_at   timestamptz NOT NULL,
    closed_at timestamptz CHECK (closed_at > ends_at),
    cut_below bigint      CHECK (cut_below >= 0),
    cut_at    timestamptz CHECK (cut_at >= closed_at),
    PRIMARY KEY (board, period),
    CONSTRAINT board_period_cut_when_closed CHECK (
        (cut_below IS NULL OR closed_at IS NOT NULL) AND (cut_at IS NULL OR cut_below IS NOT NULL))
);

COMMENT ON COLUMN gamification.board_period.cut_below IS 'standings with a lower score are no longer kept';
COMMENT ON COLUMN gamification.board_period.cut_at IS 'when the last of them was removed';

CREATE FUNCTION gamification.refuse_closed_standings() RETURNS trigger
    LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    IF EXISTS (SELECT FROM touched t
                 JOIN gamification.board_period p ON p.board = t.board AND p.period = t.period
                WHERE p.closed_at IS NOT NULL
                  AND (TG_OP <> 'DELETE' OR p.cut_below IS NULL OR t.score >= p.cut_below)) THEN
        RAISE EXCEPTION 'a closed period never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER no_late_standing AFTER INSERT ON gamification.standing
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION gamification.refuse_closed_standings();
CREATE TRIGGER no_other_standing AFTER UPDATE ON gamification.standing
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION gamification.refuse_closed_standings();
CREATE TRIGGER no_lost_standing AFTER DELETE ON gamification.standing
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION gamification.refuse_closed_standings();

CREATE FUNCTION gamification.refuse_to_open_again() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a closed period stays closed' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER closed_for_good BEFORE UPDATE ON gamification.board_period FOR EACH ROW
    WHEN (OLD.closed_at IS NOT NULL
          AND (OLD.board, OLD.period, OLD.ends_at, OLD.closed_at) IS DISTINCT FROM
              (NEW.board, NEW.period, NEW.ends_at, NEW.closed_at))
    EXECUTE FUNCTION gamification.refuse_to_open_again();
CREATE TRIGGER kept_for_good BEFORE DELETE ON gamification.board_period FOR EACH ROW
    WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION gamification.refuse_to_open_again();

-- The place of a score: 1 and how many listed members have more. Level by level, so that the planner has no other way.
CREATE FUNCTION gamification.rank_of(board smallint, period date, score bigint) RETURNS bigint
    LANGUAGE sql STABLE SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
    SELECT 1 + coalesce(sum(r.members), 0)::bigint
      FROM generate_series(0, 8) AS l (level)
     CROSS JOIN LATERAL (
           SELECT sum(n.members) AS members
             FROM gamification.rank_node n
            WHERE n.board = rank_of.board AND n.period = rank_of.period AND n.level = l.level
              AND n.slot > rank_of.score >> 6 * l.level AND n.slot <= rank_of.score >> 6 * l.level | 63) r
$$;

-- Where somebody stands on boards, in their order, and of how many. The same sums as above, without a call for each.
CREATE FUNCTION gamification.ranks_of(member bigint, boards smallint[], periods date[])
    RETURNS TABLE (number bigint, score bigint, rank bigint, members bigint)
    LANGUAGE sql STABLE SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
    SELECT b.number, o.score, 1 + r.members, r.all_members
      FROM unnest(boards, periods) WITH ORDINALITY AS b (board, period, number)
     CROSS JOIN LATERAL (
           SELECT coalesce(max(s.score), 0) AS score FROM gamification.standing s
            WHERE s.board = b.board AND s.period = b.period AND s.user_id = ranks_of.member) o
     CROSS JOIN LATERAL (
           SELECT coalesce(sum(r.members), 0)::bigint AS members,
                  coalesce(sum(coalesce(a.members, r.members)), 0)::bigint AS all_members
             FROM generate_series(0, 8) AS l (level)
            CROSS JOIN LATERAL (
                  SELECT sum(n.members) AS members FROM gamification.rank_node n
                   WHERE n.board = b.board AND n.period = b.period AND n.level = l.level
                     AND n.slot > o.score >> 6 * l.level AND n.slot <= o.score >> 6 * l.level | 63) r
             LEFT JOIN LATERAL (
                  SELECT coalesce(sum(n.members), 0) AS members FROM gamification.rank_node n
                   WHERE n.board = b.board AND n.period = b.period AND n.level = l.level
                     AND n.slot BETWEEN 1 AND 63) a ON o.score >> 6 * l.level > 0) r
     ORDER BY b.number
$$;

-- Moves standings from one score to another, null being none. Nodes change in the order of their key, so that nobody waits in
-- a circle; one that as many leave as enter does not change at all.
CREATE FUNCTION gamification.move_ranks(boards smallint[], periods date[], was bigint[], becomes bigint[]) RETURNS void
    LANGUAGE sql AS $$
    INSERT INTO gamification.rank_node AS n (board, period, level, slot, members, change)
    SELECT m.board, m.period, l.level, s.score >> 6 * l.level, greatest(sum(s.by), 0), sum(s.by)
      FROM unnest(boards, periods, was, becomes) AS m (board, period, was, becomes)
     CROSS JOIN generate_series(0, 8) AS l (level)
     CROSS JOIN LATERAL (VALUES (m.was, -1), (m.becomes, 1)) AS s (score, by)
     WHERE m.was >> 6 * l.level IS DISTINCT FROM m.becomes >> 6 * l.level
       AND s.score >> 6 * l.level & 63 <> 0
     GROUP BY m.board, m.period, l.level, s.score >> 6 * l.level
    HAVING sum(s.by) <> 0
     ORDER BY m.board, m.period, l.level, s.score >> 6 * l.level
        ON CONFLICT (board, period, level, slot) DO UPDATE
       SET members = n.members + excluded.change, change = excluded.change
$$;

-- Whoever writes standings shares this lock; a period is closed when nobody holds it.
CREATE FUNCTION gamification.share_boards() RETURNS void
    LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock_shared(hashtextextended('gamification.boards', 0)) $$;

-- The week and the month that count at an instant: what comes late counts for what is open then.
CREATE FUNCTION gamification.open_periods(at timestamptz, OUT week date, OUT month date)
    LANGUAGE plpgsql AS $$
DECLARE
    opened bigint;
BEGIN
    SELECT greatest(date_trunc('week', at AT TIME ZONE 'UTC')::date,
                    (SELECT max(period) + 7 FROM gamification.board_period WHERE board = 2 AND closed_at IS NOT NULL)),
           greatest(date_trunc('month', at AT TIME ZONE 'UTC')::date,
                    (SELECT (max(period) + interval '1 month')::date FROM gamification.board_period
                      WHERE board = 3 AND closed_at IS NOT NULL))
      INTO week, month;
    SELECT count(*) INTO opened FROM gamification.board_period
     WHERE board = 2 AND period = week OR board = 3 AND period = month;
    IF opened < 2 THEN
        INSERT INTO gamification.board_period (board, period, ends_at)
        VALUES (2, week, (week + 7)::timestamp AT TIME ZONE 'UTC'),
               (3, month, (month + interval '1 month') AT TIME ZONE 'UTC')
            ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- What members earned counts for all time, this week and this month, and a streak takes its place; a streak that is null stays
-- as it was. Nobody is named twice. The caller holds the members' accounts, and calls this once, last.
CREATE FUNCTION gamification.rank(users bigint[], earned bigint[], streaks integer[], streak_untils timestamptz[],
                                  at timestamptz) RETURNS void
    LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    open  record;
    moved record;
BEGIN
    PERFORM gamification.share_boards();
    open := gamification.open_periods(at);
    WITH gain AS (
        SELECT g.*, a.listed
          FROM unnest(users, earned, streaks, streak_untils) AS g (user_id, points, streak, until)
         CROSS JOIN LATERAL (SELECT listed FROM gamification.account a WHERE a.user_id = g.user_id LIMIT 1) a
    ), kept AS (
        INSERT INTO gamification.standing AS s (board, period, user_id, score, until, listed)
        SELECT 1::smallint AS board, date '1970-01-01' AS period, user_id, points, NULL::timestamptz, listed
          FROM gain WHERE points <> 0
         UNION ALL SELECT 2, open.week, user_id, points, NULL, listed FROM gain WHERE points <> 0
         UNION ALL SELECT 3, open.month, user_id, points, NULL, listed FROM gain WHERE points <> 0
         UNION ALL SELECT 4, '1970-01-01', user_id, streak, until, listed FROM gain WHERE streak IS NOT NULL
         ORDER BY user_id, board
            ON CONFLICT (board, period, user_id) DO UPDATE
           SET score = CASE s.board WHEN 4 THEN excluded.score ELSE s.score + excluded.score END, until = excluded.until
         WHERE s.board <> 4 OR (s.score, s.until) IS DISTINCT FROM (excluded.score, excluded.until)
        RETURNING s.board, s.period, s.listed, old.score AS was, new.score AS becomes
    )
    SELECT gamification.move_ranks(array_agg(k.board), array_agg(k.period), array_agg(k.was), array_agg(k.becomes))
      INTO moved
      FROM kept k
     WHERE k.listed AND k.was IS DISTINCT FROM k.becomes;
END
$$;

-- Whether members want a place that others see. Holds for the periods that are open; who has left never has one again.
CREATE FUNCTION gamification.set_listed(users bigint[], wishes boolean[]) RETURNS void
    LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    moved record;
BEGIN
    PERFORM FROM gamification.account WHERE user_id = ANY (users) ORDER BY user_id FOR NO KEY UPDATE;
    PERFORM gamification.share_boards();
    WITH wish AS (
        UPDATE gamification.account a SET listed = w.listed
          FROM unnest(users, wishes) AS w (user_id, listed)
         WHERE a.user_id = w.user_id AND a.listed <> w.listed AND (a.closed_at IS NULL OR NOT w.listed)
        RETURNING a.user_id, a.listed
    ), open AS (
        SELECT board, period FROM gamification.board_period WHERE closed_at IS NULL
         UNION ALL VALUES (1::smallint, date '1970-01-01'), (4, '1970-01-01')
    ), kept AS (
        UPDATE gamification.standing s SET listed = w.listed
          FROM wish w CROSS JOIN open o
         WHERE s.board = o.board AND s.period = o.period AND s.user_id = w.user_id
        RETURNING s.board, s.period, s.score, s.listed
    )
    SELECT gamification.move_ranks(array_agg(k.board), array_agg(k.period),
                                   array_agg(CASE WHEN NOT k.listed THEN k.score END),
                                   array_agg(CASE WHEN k.listed THEN k.score END))
      INTO moved
      FROM kept k;
END
$$;

-- Ends rows of days that have lapsed, those of whom nobody else is at, and tells how many.
CREATE FUNCTION gamification.settle_streaks(at timestamptz, most integer) RETURNS integer
    LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    settled record;
BEGIN
    WITH lapsed AS (
        SELECT board, period, user_id FROM gamification.standing
         WHERE until < at ORDER BY until LIMIT most FOR NO KEY UPDATE SKIP LOCKED
    ), kept AS (
        UPDATE gamification.standing s SET score = 0, until = NULL
          FROM lapsed l
         WHERE s.board = l.board AND s.period = l.period AND s.user_id = l.user_id
        RETURNING s.board, s.period, s.listed, old.score AS was, new.score AS becomes
    )
    SELECT count(*) AS members,
           gamification.move_ranks(array_agg(k.board) FILTER (WHERE k.listed), array_agg(k.period) FILTER (WHERE k.listed),
                                   array_agg(k.was) FILTER (WHERE k.listed), array_agg(k.becomes) FILTER (WHERE k.listed))
      INTO settled
      FROM kept k;
    RETURN settled.members;
END
$$;

-- Closes what ended before, once nobody is at it any more, and tells how many.
CREATE FUNCTION gamification.close_periods(before timestamptz, at timestamptz) RETURNS integer
    LANGUAGE plpgsql AS $$
DECLARE
    closed integer := 0;
BEGIN
    IF EXISTS (SELECT FROM gamification.board_period WHERE closed_at IS NULL AND ends_at <= before) THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('gamification.boards', 0));
        UPDATE gamification.board_period SET closed_at = at WHERE closed_at IS NULL AND ends_at <= before;
        GET DIAGNOSTICS closed = ROW_COUNT;
    END IF;
    RETURN closed;
END
$$;

-- Of a period that was closed and ended before, keeps those who have a place up to the one given; removes a batch of the
-- others, and tells whether there may be more to remove.
CREATE FUNCTION gamification.cut_period(before timestamptz, places integer, most integer, at timestamptz) RETURNS boolean
    LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    due     gamification.board_period;
    removed integer;
BEGIN
    SELECT * INTO due FROM gamification.board_period
     WHERE closed_at IS NOT NULL AND cut_at IS NULL AND ends_at <= before
     ORDER BY ends_at, board LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    due.cut_below := coalesce(
        due.cut_below,
        (SELECT score FROM gamification.standing WHERE board = due.board AND period = due.period AND listed
          ORDER BY score DESC, user_id OFFSET places - 1 LIMIT 1),
        0);
    UPDATE gamification.board_period SET cut_below = due.cut_below WHERE board = due.board AND period = due.period;
    DELETE FROM gamification.standing s
     WHERE s.ctid = ANY (ARRAY(SELECT ctid FROM gamification.standing
                                WHERE board = due.board AND period = due.period AND score < due.cut_below LIMIT most));
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed < most THEN
        UPDATE gamification.board_period SET cut_at = at WHERE board = due.board AND period = due.period;
    END IF;
    RETURN true;
END
$$;

-- Counts the scores of a period anew, for whoever has filled standings by other ways, or found the counts wrong.
CREATE FUNCTION gamification.recount(board smallint, period date) RETURNS void
    LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('gamification.boards', 0));
    DELETE FROM gamification.rank_node n WHERE n.board = recount.board AND n.period = recount.period;
    INSERT INTO gamification.rank_node (board, period, level, slot, members, change)
    SELECT s.board, s.period, l.level, s.score >> 6 * l.level, count(*), 0
      FROM gamification.standing s CROSS JOIN generate_series(0, 8) AS l (level)
     WHERE s.board = recount.board AND s.period = recount.period AND s.listed AND s.score >> 6 * l.level & 63 <> 0
     GROUP BY 1, 2, 3, 4
     ORDER BY 1, 2, 3, 4;
END
$$;
