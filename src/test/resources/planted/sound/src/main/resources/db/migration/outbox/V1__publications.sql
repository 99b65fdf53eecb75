CREATE TABLE outbox.publication (event text NOT NULL);
