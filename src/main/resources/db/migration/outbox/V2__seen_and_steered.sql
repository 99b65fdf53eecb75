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
