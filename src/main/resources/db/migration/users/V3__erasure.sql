-- What is left of a person who left: proof that everything else is gone.
CREATE TABLE users.erasure (
    user_id   bigint      PRIMARY KEY REFERENCES users.member (id),
    erased_at timestamptz NOT NULL,
    actor     text        NOT NULL,
    reason    text        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
    erased    text[]      NOT NULL,
    kept      text[]      NOT NULL
);
