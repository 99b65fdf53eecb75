-- At each start: see V2, which a test may not have come to yet.
DO $$
BEGIN
    IF to_regprocedure('outbox.go_on_after_restore()') IS NOT NULL THEN
        PERFORM outbox.go_on_after_restore();
    END IF;
END
$$;
