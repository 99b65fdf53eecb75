-- What was said about one member: for them, when they ask for it, and for whoever looks after them. By hash, because a tree
-- that goes on with the position would serve, as the planner sees it while there is little in a day, to look events up by
-- position alone: by going through all aggregates.
CREATE INDEX event_of_aggregate ON outbox.event USING hash (aggregate);
