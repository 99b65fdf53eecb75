-- Makes the partitions of today and the days ahead, and drops those of days that ended a retention ago. Events that
-- somebody still has to hear are taken over from them. Tells how many days were dropped. One at a time; who finds another
-- one at it leaves it to that one. What is forgotten is noted, whichever partition it was in. Takes its locks within half a second or gives up until the next time.
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
