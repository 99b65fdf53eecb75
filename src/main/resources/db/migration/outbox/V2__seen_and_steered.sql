-- What the list, the statistics and resubmissions ask for: the publications of one listener in one state, in order. There is
-- an index for each state, so that the hot path, where everything is pending, writes none of the others.
DROP INDEX outbox.publication_troubled;
CREATE INDEX publication_parked ON outbox.publication (listener, position) WHERE state = 'PARKED';
CREATE INDEX publication_retrying ON outbox.publication (listener, position) WHERE state = 'RETRYING';
CREATE INDEX publication_dead ON outbox.publication (listener, position) WHERE state = 'DEAD';

-- Completions are looked up for one listener too, or by listener and position.
ALTER TABLE outbox.completion
    DROP CONSTRAINT completion_pkey,
    ADD PRIMARY KEY (listener, position, published_at);

-- A dump that was restored into another server comes to one whose transaction ids are lower. What is added to them then keeps
-- what comes behind what was, and the positions of streams valid.
ALTER TABLE outbox.forgotten ADD COLUMN shift bigint NOT NULL DEFAULT 0 CHECK (shift >= 0);

-- Finds out whether there are events of transactions that have not begun yet, and if so adds enough to all to come. Tells
-- whether it did. Called at each start, before anything is published.
CREATE FUNCTION outbox.go_on_after_restore() RETURNS boolean
    LANGUAGE plpgsql AS $$
DECLARE
    latest bigint;
    added  bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('outbox.go_on_after_restore', 0));
    SELECT greatest(f.transaction, (SELECT e.transaction FROM outbox.event e ORDER BY e.transaction DESC LIMIT 1)), f.shift
      INTO latest, added
      FROM outbox.forgotten f;
    IF latest < pg_snapshot_xmax(pg_current_snapshot())::text::bigint + added THEN
        RETURN false;
    END IF;
    added := latest + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    UPDATE outbox.forgotten SET shift = added;
    EXECUTE format(
        'ALTER TABLE outbox.event ALTER COLUMN transaction SET DEFAULT pg_current_xact_id()::text::bigint + %s', added);
    RETURN true;
END
$$;
