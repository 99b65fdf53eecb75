-- The event publication registry. What was said is kept in outbox.event for a set time; who still has to hear it, in
-- outbox.publication, which holds open publications only and so stays as small as the backlog; who has heard it, in
-- outbox.completion. The first and the last are partitioned by the day of publishing and forgotten by the partition.

CREATE SEQUENCE outbox.event_position;

CREATE TABLE outbox.event (
    transaction  bigint      NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    position     bigint      NOT NULL DEFAULT nextval('outbox.event_position'),
    published_at timestamptz NOT NULL DEFAULT now(),
    id           uuid        NOT NULL DEFAULT uuidv7(),
    type         text        NOT NULL CHECK (type ~ '^[A-Za-z_$][A-Za-z0-9_$]*([.][A-Za-z_$][A-Za-z0-9_$]*)*$'),
    version      integer     NOT NULL CHECK (version > 0),
    aggregate    text        NOT NULL CHECK (char_length(aggregate) BETWEEN 1 AND 200),
    occurred_at  timestamptz NOT NULL,
    request_id   text        CHECK (char_length(request_id) BETWEEN 1 AND 128),
    trace_id     text        CHECK (trace_id ~ '^[0-9a-f]{32}$'),
    data         jsonb       NOT NULL CHECK (jsonb_typeof(data) = 'object'),
    PRIMARY KEY (transaction, position, published_at)
) PARTITION BY RANGE (published_at);

COMMENT ON COLUMN outbox.event.transaction IS
    'Who reads in the order (transaction, position) and only below the oldest running transaction misses nothing.';

-- Takes what no partition of a day takes: nothing is refused because housekeeping is late.
CREATE TABLE outbox.event_other PARTITION OF outbox.event DEFAULT;

CREATE TABLE outbox.listener (
    id            integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text        NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9]+([.-][a-z0-9]+)*$' AND char_length(name) <= 100),
    follows       boolean     NOT NULL,
    registered_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON COLUMN outbox.listener.follows IS 'Whether the rest of an aggregate goes on past a dead letter.';

-- Events up to position earlier_until were published before the subscription was known. A listener that starts from the
-- beginning gets those too, part by part, and hears nothing before it has them all.
CREATE TABLE outbox.subscription (
    type             text    NOT NULL,
    listener         integer NOT NULL REFERENCES outbox.listener (id),
    earlier_until    bigint  NOT NULL,
    seen_transaction bigint  NOT NULL DEFAULT 0,
    seen_position    bigint  NOT NULL DEFAULT 0,
    caught_up        boolean NOT NULL,
    PRIMARY KEY (type, listener)
);

CREATE INDEX subscription_catching_up ON outbox.subscription (listener, type) WHERE NOT caught_up;

-- Pending: to be delivered in its turn. Parked: behind one that is being retried or is dead. Retrying: failed, and due
-- again. Dead: given up.
CREATE TABLE outbox.publication (
    position     bigint      NOT NULL,
    listener     integer     NOT NULL REFERENCES outbox.listener (id),
    transaction  bigint      NOT NULL,
    published_at timestamptz NOT NULL,
    type         text        NOT NULL,
    aggregate    text        NOT NULL,
    state        text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'PARKED', 'RETRYING', 'DEAD')),
    attempts     integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    due_at       timestamptz CHECK ((due_at IS NOT NULL) = (state = 'RETRYING')),
    error        text        CHECK (char_length(error) <= 2000),
    PRIMARY KEY (position, listener)
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);

CREATE INDEX publication_pending ON outbox.publication (listener, position) WHERE state = 'PENDING';
CREATE INDEX publication_due ON outbox.publication (listener, due_at) WHERE state = 'RETRYING';
CREATE INDEX publication_of_aggregate ON outbox.publication (listener, aggregate, position);
CREATE INDEX publication_troubled ON outbox.publication (state, position, listener) WHERE state IN ('RETRYING', 'DEAD');

CREATE TABLE outbox.completion (
    position     bigint      NOT NULL,
    listener     integer     NOT NULL,
    transaction  bigint      NOT NULL,
    published_at timestamptz NOT NULL,
    type         text        NOT NULL,
    aggregate    text        NOT NULL,
    attempts     integer     NOT NULL CHECK (attempts > 0),
    completed_at timestamptz NOT NULL,
    PRIMARY KEY (position, listener, published_at)
) PARTITION BY RANGE (published_at);

CREATE TABLE outbox.completion_other PARTITION OF outbox.completion DEFAULT;

-- Up to which event streams can no longer be resumed, because what came after it is gone.
CREATE TABLE outbox.forgotten (
    single      boolean PRIMARY KEY DEFAULT true CHECK (single),
    transaction bigint  NOT NULL,
    position    bigint  NOT NULL
);

INSERT INTO outbox.forgotten (transaction, position) VALUES (0, 0);

-- Makes the partitions of today and the days ahead, and drops those of days that ended a retention ago. Events that
-- somebody still has to hear are taken over from them. Tells how many days were dropped. One at a time; who finds another
-- one at it leaves it to that one. Takes its locks within half a second or gives up until the next time.
CREATE FUNCTION outbox.keep_days(ahead integer, retention interval) RETURNS integer
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
    DELETE FROM outbox.event_other e
     WHERE e.published_at < now() - retention
       AND NOT EXISTS (SELECT FROM outbox.publication p WHERE p.position = e.position)
       AND NOT EXISTS (SELECT FROM outbox.completion_other c WHERE c.position = e.position);
    RETURN dropped;
END
$$;

-- Rows of that day which came before its partition are taken over from the one for all others. Who inserts waits at the
-- parent meanwhile: behind it he would be on his way to a partition that no longer takes his row.
CREATE FUNCTION outbox.make_day(parent text, day date) RETURNS void
    LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
    partition text := format('%s_%s', parent, to_char(day, 'YYYYMMDD'));
BEGIN
    IF to_regclass('outbox.' || partition) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('LOCK TABLE outbox.%I IN SHARE ROW EXCLUSIVE MODE', parent);
    EXECUTE format('CREATE TABLE outbox.%I (LIKE outbox.%I INCLUDING ALL)', partition, parent);
    EXECUTE format(
        'WITH early AS (DELETE FROM outbox.%I WHERE published_at >= %L AND published_at < %L RETURNING *)
         INSERT INTO outbox.%I SELECT * FROM early',
        parent || '_other', day::timestamptz, (day + 1)::timestamptz, partition);
    EXECUTE format('ALTER TABLE outbox.%I ATTACH PARTITION outbox.%I FOR VALUES FROM (%L) TO (%L)',
        parent, partition, day::timestamptz, (day + 1)::timestamptz);
END
$$;

CREATE FUNCTION outbox.drop_day(suffix text) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    events      text := 'event_' || suffix;
    completions text := 'completion_' || suffix;
BEGIN
    EXECUTE format('ALTER TABLE outbox.event DETACH PARTITION outbox.%I', events);
    EXECUTE format(
        'INSERT INTO outbox.event SELECT e.* FROM outbox.%I e
          WHERE EXISTS (SELECT FROM outbox.publication p WHERE p.position = e.position)', events);
    EXECUTE format(
        'UPDATE outbox.forgotten f SET transaction = e.transaction, position = e.position
           FROM (SELECT transaction, position FROM outbox.%I ORDER BY transaction DESC, position DESC LIMIT 1) e
          WHERE (e.transaction, e.position) > (f.transaction, f.position)', events);
    EXECUTE format('DROP TABLE outbox.%I', events);
    IF to_regclass('outbox.' || completions) IS NOT NULL THEN
        EXECUTE format('ALTER TABLE outbox.completion DETACH PARTITION outbox.%I', completions);
        EXECUTE format('DROP TABLE outbox.%I', completions);
    END IF;
END
$$;

SELECT outbox.keep_days(3, interval '7 days');
