-- At each start: see V2.
DO $$ BEGIN PERFORM outbox.go_on_after_restore(); END $$;
