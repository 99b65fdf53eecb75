-- Everything that belongs to accounts. As text, since that is how it is read. Keys come in pairs with whose they are, so that
-- a batch of a thousand members with a key each looks for a thousand entries, not for a million.
CREATE FUNCTION gamification.accounts_of(members bigint[], types text[], key_owners bigint[], keys text[], at timestamptz)
    RETURNS TABLE (catalogue bigint, account text, totals text, windows text, entries text, progress text)
    LANGUAGE sql STABLE SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off
    SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
    WITH known AS MATERIALIZED (
        SELECT e.user_id, e.key, to_jsonb(e) || jsonb_build_object('note', n.reason) AS entry
          FROM unnest(key_owners, keys) AS wanted (user_id, key)
          JOIN gamification.entry e ON e.user_id = wanted.user_id AND e.key = wanted.key
          LEFT JOIN gamification.entry_note n ON n.user_id = e.user_id AND n.no = e.no
    )
    SELECT (SELECT c.version FROM gamification.catalogue c),
           CAST(row_to_json(a) AS text),
           (SELECT CAST(json_object_agg(t.type, t.total) AS text) FROM gamification.tally t WHERE t.user_id = a.user_id),
           (SELECT CAST(json_object_agg(t.type, json_build_object('times', t.times, 'echoes', t.echoes)) AS text)
              FROM unnest(types) AS wanted (type)
              JOIN gamification.tally t ON t.user_id = a.user_id AND t.type = wanted.type),
           (SELECT CAST(jsonb_object_agg(k.key, k.entry) AS text) FROM known k WHERE k.user_id = a.user_id),
           CAST(p.progress AS text)
      FROM unnest(members) AS m (user_id)
      JOIN gamification.account a USING (user_id)
     CROSS JOIN LATERAL gamification.progress_of(
               a.user_id, ARRAY[(at AT TIME ZONE coalesce(a.time_zone, 'UTC'))::date, a.move_day,
                                (at AT TIME ZONE a.move_zone)::date]) AS p
$$;

-- Locks accounts, always in the order of their owners, and reads what belongs to them behind the lock: a second statement,
-- because one statement sees only what was committed before it began, and would read the tallies of before the wait. Only
-- what was locked is read: an account that was opened meanwhile is none yet. Where all of them or none are wanted and one is
-- missing, none is locked: it can be opened then without waiting for anybody while holding another, so that nobody waits in
-- a circle.
CREATE FUNCTION gamification.take(members bigint[], types text[], key_owners bigint[], keys text[], at timestamptz,
                                  all_or_none boolean)
    RETURNS TABLE (catalogue bigint, account text, totals text, windows text, entries text, progress text)
    LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    locked bigint[];
BEGIN
    IF all_or_none AND EXISTS (SELECT FROM unnest(members) AS m (user_id)
                                WHERE NOT EXISTS (SELECT FROM gamification.account a WHERE a.user_id = m.user_id)) THEN
        RETURN;
    END IF;
    locked := ARRAY(SELECT a.user_id
                      FROM gamification.account a
                     WHERE a.user_id = ANY (members)
                     ORDER BY a.user_id
                       FOR NO KEY UPDATE);
    RETURN QUERY SELECT * FROM gamification.accounts_of(locked, types, key_owners, keys, at);
END $$;
