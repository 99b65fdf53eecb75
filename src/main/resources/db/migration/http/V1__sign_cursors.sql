-- Keys that all nodes share. They sign what callers hand back to us; they open nothing by themselves.
CREATE TABLE http.signing_key (
    purpose    text        PRIMARY KEY CHECK (purpose ~ '^[a-z]+(-[a-z]+)*$'),
    key        bytea       NOT NULL CHECK (octet_length(key) >= 32),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Four random UUIDs carry 488 bits from the operating system's strong source; SHA-256 makes one key of them.
INSERT INTO http.signing_key (purpose, key)
VALUES ('cursor', sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                      || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
