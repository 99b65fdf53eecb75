-- What was reached of achievements, for good and as it was defined then: a definition that changes takes nothing back.
CREATE TABLE gamification.unlock (
    user_id     bigint      NOT NULL REFERENCES gamification.account,
    achievement text        NOT NULL CHECK (char_length(achievement) BETWEEN 1 AND 64),
    step        smallint    NOT NULL CHECK (step > 0),
    tier        text        NOT NULL CHECK (tier IN ('BRONZE', 'SILVER', 'GOLD')),
    points      bigint      NOT NULL CHECK (points >= 0),
    title       text,
    at          timestamptz NOT NULL,
    PRIMARY KEY (user_id, achievement, step)
);

-- One time that a member does a mission. By period first: an award looks for the runs of three periods.
CREATE TABLE gamification.mission_run (
    user_id      bigint      NOT NULL REFERENCES gamification.account,
    period       date        NOT NULL CHECK (period >= '1970-01-01'),
    mission      text        NOT NULL CHECK (char_length(mission) BETWEEN 1 AND 64),
    progress     bigint[]    NOT NULL CHECK (
        array_ndims(progress) = 1 AND cardinality(progress) BETWEEN 1 AND 100 AND (0 <= ALL (progress)) IS TRUE),
    completed_at timestamptz,
    claimed_at   timestamptz,
    expires_at   timestamptz,
    PRIMARY KEY (user_id, period, mission),
    CONSTRAINT mission_run_claimed_when_completed CHECK (
        claimed_at IS NULL OR completed_at IS NOT NULL AND claimed_at >= completed_at)
) WITH (fillfactor = 80);

COMMENT ON COLUMN gamification.mission_run.period IS
    'the day of the member''s calendar, the Monday of its week, or 1970-01-01 for what is done once';
COMMENT ON COLUMN gamification.mission_run.progress IS 'of each objective, in the order of the definition';
COMMENT ON COLUMN gamification.mission_run.expires_at IS
    'when it is over; what was completed can be claimed for seven days more; null: never';

CREATE INDEX mission_run_unclaimed ON gamification.mission_run (expires_at) WHERE claimed_at IS NULL;

-- That a mission was completed once, which others may require, is known even when its runs are forgotten.
CREATE TABLE gamification.mission_done (
    user_id  bigint      NOT NULL REFERENCES gamification.account,
    mission  text        NOT NULL CHECK (char_length(mission) BETWEEN 1 AND 64),
    first_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, mission)
);

CREATE FUNCTION gamification.refuse_undoing() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of %.% is refused: what was reached stays reached', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME;
END
$$;

CREATE TRIGGER unlock_stays BEFORE UPDATE ON gamification.unlock EXECUTE FUNCTION gamification.refuse_undoing();

-- What was completed is only claimed, and what was claimed stays as it is: so a reward is paid once.
CREATE TRIGGER mission_run_stays BEFORE UPDATE ON gamification.mission_run
    FOR EACH ROW
    WHEN (OLD.claimed_at IS NOT NULL OR OLD.completed_at IS NOT NULL
          AND (NEW.claimed_at IS NULL
               OR (OLD.completed_at, OLD.progress, OLD.expires_at)
                  IS DISTINCT FROM (NEW.completed_at, NEW.progress, NEW.expires_at)))
    EXECUTE FUNCTION gamification.refuse_undoing();

-- How far a member has come, as far as an award on one of these days of their calendar can change it:
-- {"unlocks": {achievement: steps}, "runs": [[mission, period, progress, completed, claimed, expires]], "done": [mission]},
-- without what is empty. Of what is done once, completed runs are only named as done.
CREATE FUNCTION gamification.progress_of(member bigint, days date[]) RETURNS TABLE (progress json)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1 AS $$
    SELECT json_strip_nulls(json_build_object(
        'unlocks', (
            SELECT json_object_agg(u.achievement, u.steps)
              FROM (SELECT achievement, max(step) AS steps
                      FROM gamification.unlock
                     WHERE user_id = member
                     GROUP BY achievement) u),
        'runs', (
            SELECT json_agg(json_build_array(r.mission, r.period, r.progress, r.completed_at, r.claimed_at, r.expires_at))
              FROM gamification.mission_run r
             WHERE r.user_id = member
               AND r.period = ANY (date '1970-01-01' || days || ARRAY(
                       SELECT d - (extract(isodow FROM d)::integer - 1) FROM unnest(days) AS d WHERE d IS NOT NULL))
               AND (r.period > '1970-01-01' OR r.completed_at IS NULL)),
        'done', (
            SELECT json_agg(d.mission) FROM gamification.mission_done d WHERE d.user_id = member)))
$$;

-- Keeps what many members have reached: {"unlocks": [rows], "runs": [rows]}, named like the columns; either may be missing.
-- Tells how many rows were written. A step that is unlocked a second time is refused: its points were paid.
CREATE FUNCTION gamification.keep_progress(changes jsonb) RETURNS integer
    LANGUAGE sql AS $$
    WITH unlocked AS (
        INSERT INTO gamification.unlock (user_id, achievement, step, tier, points, title, at)
        SELECT u.user_id, u.achievement, u.step, u.tier, u.points, u.title, u.at
          FROM jsonb_to_recordset(changes -> 'unlocks')
                   AS u (user_id bigint, achievement text, step smallint, tier text, points bigint, title text,
                         at timestamptz)
        RETURNING user_id
    ), kept AS (
        INSERT INTO gamification.mission_run (user_id, period, mission, progress, completed_at, claimed_at, expires_at)
        SELECT r.user_id, r.period, r.mission, r.progress, r.completed_at, r.claimed_at, r.expires_at
          FROM jsonb_to_recordset(changes -> 'runs')
                   AS r (user_id bigint, period date, mission text, progress bigint[], completed_at timestamptz,
                         claimed_at timestamptz, expires_at timestamptz)
            ON CONFLICT (user_id, period, mission) DO UPDATE
           SET progress = excluded.progress, completed_at = excluded.completed_at, claimed_at = excluded.claimed_at,
               expires_at = excluded.expires_at
        RETURNING user_id, mission, completed_at
    ), done AS (
        INSERT INTO gamification.mission_done (user_id, mission, first_at)
        SELECT k.user_id, k.mission, min(k.completed_at)
          FROM kept k
         WHERE k.completed_at IS NOT NULL
         GROUP BY k.user_id, k.mission
            ON CONFLICT (user_id, mission) DO NOTHING
        RETURNING user_id
    )
    SELECT CAST((SELECT count(*) FROM unlocked) + (SELECT count(*) FROM kept) + (SELECT count(*) FROM done) AS integer)
$$;
