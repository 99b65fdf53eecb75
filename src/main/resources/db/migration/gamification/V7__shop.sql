-- What members bought. A redemption has the number of the entry that paid for it. The account row is the lock on all of its
-- owner's, so what is counted behind it is exact.
CREATE TABLE gamification.redemption (
    user_id        bigint      NOT NULL,
    no             bigint      NOT NULL,
    reward         text        NOT NULL CHECK (reward ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    reward_version integer     NOT NULL CHECK (reward_version > 0),
    price          bigint      NOT NULL CHECK (price >= 0),
    redeemed_at    timestamptz NOT NULL,
    prize          jsonb       CHECK (jsonb_typeof(prize) = 'object'),
    refund_no      bigint      CHECK (refund_no > no),
    refunded_at    timestamptz CHECK (refunded_at >= redeemed_at),
    refunded_by    text,
    PRIMARY KEY (user_id, no),
    FOREIGN KEY (user_id, no) REFERENCES gamification.entry,
    FOREIGN KEY (user_id, refund_no) REFERENCES gamification.entry,
    CONSTRAINT redemption_refunded CHECK (num_nonnulls(refund_no, refunded_at, refunded_by) IN (0, 3))
);

COMMENT ON COLUMN gamification.redemption.prize IS 'What was promised besides, as the reward said then.';

-- How many of a reward a member has.
CREATE INDEX redemption_had ON gamification.redemption (user_id, reward) WHERE refund_no IS NULL;

-- Nothing is given back twice, and what was given back is found without reading the ledger.
CREATE UNIQUE INDEX entry_refund ON gamification.entry (user_id, refers_to) WHERE kind = 'refund';
