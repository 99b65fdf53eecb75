-- Which entry paid the reward of a run: whoever claims it again is answered with that one. It is looked for at the end of the
-- transaction, because the function that keeps runs is done before the statement that makes the entry.
ALTER TABLE gamification.mission_run
    ADD COLUMN claimed_no bigint,
    ADD CONSTRAINT mission_run_paid_when_claimed CHECK (claimed_no IS NULL OR claimed_at IS NOT NULL),
    ADD FOREIGN KEY (user_id, claimed_no) REFERENCES gamification.entry (user_id, no) DEFERRABLE INITIALLY DEFERRED;

COMMENT ON COLUMN gamification.mission_run.claimed_no IS 'The entry that paid the reward.';

-- As before, and runs may name the entry that paid them.
CREATE OR REPLACE FUNCTION gamification.keep_progress(changes jsonb) RETURNS integer
    LANGUAGE sql AS $$
    WITH unlocked AS (
        INSERT INTO gamification.unlock (user_id, achievement, step, tier, points, title, at)
        SELECT u.user_id, u.achievement, u.step, u.tier, u.points, u.title, u.at
          FROM jsonb_to_recordset(changes -> 'unlocks')
                   AS u (user_id bigint, achievement text, step smallint, tier text, points bigint, title text,
                         at timestamptz)
        RETURNING user_id
    ), kept AS (
        INSERT INTO gamification.mission_run (user_id, period, mission, progress, completed_at, claimed_at, expires_at,
                                              claimed_no)
        SELECT r.user_id, r.period, r.mission, r.progress, r.completed_at, r.claimed_at, r.expires_at, r.claimed_no
          FROM jsonb_to_recordset(changes -> 'runs')
                   AS r (user_id bigint, period date, mission text, progress bigint[], completed_at timestamptz,
                         claimed_at timestamptz, expires_at timestamptz, claimed_no bigint)
            ON CONFLICT (user_id, period, mission) DO UPDATE
           SET progress = excluded.progress, completed_at = excluded.completed_at, claimed_at = excluded.claimed_at,
               expires_at = excluded.expires_at, claimed_no = excluded.claimed_no
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

-- How far members were worked through after a change of an achievement or a mission: one row for each, of its last version.
-- A change begins anew. It waits until everybody has ended who was at work before it began, because they may have decided by
-- the version before.
CREATE TABLE gamification.recalculation (
    kind       text        NOT NULL CHECK (kind IN ('achievement', 'mission')),
    key        text        NOT NULL,
    version    integer     NOT NULL CHECK (version > 0),
    position   bigint      NOT NULL DEFAULT 0 CHECK (position >= 0),
    started_at timestamptz NOT NULL,
    done_at    timestamptz CHECK (done_at >= started_at),
    begun_in   xid8        NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (kind, key)
);

COMMENT ON COLUMN gamification.recalculation.position IS 'The user id up to which accounts were worked through.';
COMMENT ON COLUMN gamification.recalculation.begun_in IS 'Transactions before this one may know the version before only.';

-- What a database begins with concerns nobody yet; where somebody has entries, all is worked through once.
INSERT INTO gamification.recalculation (kind, key, version, started_at, done_at)
SELECT d.kind, d.key, d.version, now(), now()
  FROM gamification.definition d
 WHERE d.kind IN ('achievement', 'mission')
   AND NOT EXISTS (SELECT FROM gamification.account WHERE entries > 0);
