-- Points. The account row is the lock on everything of its owner's: balance, streak, counters, missions. It is also the only
-- place where a balance stands, and every change of it is an entry of the ledger.
ALTER TABLE gamification.account
    ADD COLUMN balance          bigint  NOT NULL DEFAULT 0 CHECK (balance >= 0),
    ADD COLUMN lifetime         bigint  NOT NULL DEFAULT 0 CHECK (lifetime >= 0),
    ADD COLUMN pending          bigint  NOT NULL DEFAULT 0 CHECK (pending >= 0),
    ADD COLUMN level            integer NOT NULL DEFAULT 1 CHECK (level >= 1),
    ADD COLUMN entries          bigint  NOT NULL DEFAULT 0 CHECK (entries >= 0),
    ADD COLUMN last_entry_at    timestamptz,
    ADD COLUMN listed           boolean NOT NULL DEFAULT true,
    ADD COLUMN suspended        boolean NOT NULL DEFAULT false,
    ADD COLUMN suspended_until  timestamptz,
    ADD COLUMN vip              boolean NOT NULL DEFAULT false,
    ADD COLUMN vip_until        timestamptz,
    ADD COLUMN vip_multiplier   numeric CHECK (vip_multiplier > 0),
    ADD COLUMN move_zone        text    CHECK (move_zone ~ '^[A-Za-z0-9_+/-]{1,64}$'),
    ADD COLUMN move_day         date,
    ADD COLUMN streak_days      integer NOT NULL DEFAULT 0 CHECK (streak_days >= 0),
    ADD COLUMN streak_longest   integer NOT NULL DEFAULT 0 CHECK (streak_longest >= streak_days),
    ADD COLUMN streak_day       date,
    ADD COLUMN streak_seen      date,
    ADD COLUMN streak_next      timestamptz,
    ADD COLUMN streak_spare     timestamptz CHECK (streak_spare >= streak_next),
    ADD COLUMN streak_frozen_at timestamptz,
    ADD COLUMN gift_on          date,
    ADD COLUMN gifts            bigint  NOT NULL DEFAULT 0 CHECK (gifts >= 0),
    ADD COLUMN actions          bigint  NOT NULL DEFAULT 0 CHECK (actions >= 0),
    ADD COLUMN missions         bigint  NOT NULL DEFAULT 0 CHECK (missions >= 0),
    ADD COLUMN vips             bigint  NOT NULL DEFAULT 0 CHECK (vips >= 0),
    ADD COLUMN conduct          jsonb   NOT NULL DEFAULT '{}',
    ADD CONSTRAINT account_move CHECK ((move_zone IS NULL) = (move_day IS NULL)),
    ADD CONSTRAINT account_streak CHECK (num_nonnulls(streak_day, streak_seen, streak_next, streak_spare) IN (0, 4)
        AND (streak_days = 0) = (streak_day IS NULL)),
    ADD CONSTRAINT account_last_entry CHECK ((last_entry_at IS NULL) = (entries = 0)),
    SET (fillfactor = 70);

COMMENT ON COLUMN gamification.account.lifetime IS 'Earned by awards, bonuses and gifts; spending and adjustments do not count.';
COMMENT ON COLUMN gamification.account.pending IS 'Held points on which nobody has decided yet.';
COMMENT ON COLUMN gamification.account.entries IS 'The number of the last entry: the next one has the next number.';
COMMENT ON COLUMN gamification.account.suspended_until IS 'null while suspended: until somebody lifts it';
COMMENT ON COLUMN gamification.account.move_zone IS 'IANA name: comes into force when move_day has ended in both zones.';
COMMENT ON COLUMN gamification.account.streak_next IS 'When the day ends that has to be counted next.';
COMMENT ON COLUMN gamification.account.streak_spare IS 'When the day behind that one ends, which will do with a freeze.';
COMMENT ON COLUMN gamification.account.conduct IS 'What the rules against abuse remember: only the domain reads it.';

-- The ledger. Entries of a member are numbered without a gap, and their times never fall, so that any instant is found by
-- halving instead of by another index. What it says of people is in entry_note, because nothing is ever changed here.
CREATE TABLE gamification.entry (
    user_id        bigint      NOT NULL CHECK (user_id BETWEEN 1 AND 4503599627370495),
    no             bigint      NOT NULL CHECK (no >= 1),
    kind           text        NOT NULL CHECK (kind IN ('award', 'spending', 'adjustment', 'refund', 'bonus', 'gift', 'void')),
    type           text,
    amount         bigint      NOT NULL,
    balance_after  bigint      NOT NULL CHECK (balance_after >= 0),
    lifetime_after bigint      NOT NULL CHECK (lifetime_after >= 0),
    held           bigint      CHECK (held >= 0),
    source         text        NOT NULL,
    reason         text,
    refers_to      bigint      CHECK (refers_to < no),
    key            text        CHECK (key ~ '^[\x21-\x7e]{1,64}$'),
    request        bigint,
    occurred_at    timestamptz NOT NULL,
    explanation    jsonb,
    answer         jsonb,
    PRIMARY KEY (user_id, no),
    CONSTRAINT entry_sign CHECK (CASE kind WHEN 'spending' THEN amount <= 0
                                           WHEN 'adjustment' THEN true
                                           WHEN 'void' THEN amount = 0
                                           ELSE amount >= 0 END),
    CONSTRAINT entry_held CHECK (held IS NULL OR (kind = 'award' AND amount = 0)),
    CONSTRAINT entry_request CHECK ((key IS NULL) = (request IS NULL))
);

CREATE UNIQUE INDEX entry_key ON gamification.entry (user_id, key) WHERE key IS NOT NULL;

COMMENT ON COLUMN gamification.entry.reason IS 'Diana''s own words; those of people are in entry_note.';
COMMENT ON COLUMN gamification.entry.held IS 'What it is worth while it is held; its release or void is an entry that refers to it.';
COMMENT ON COLUMN gamification.entry.request IS 'Digest of what was asked for under the key.';
COMMENT ON COLUMN gamification.entry.answer IS 'What else was answered under the key, to be answered again.';

CREATE FUNCTION gamification.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON gamification.entry
    FOR EACH STATEMENT EXECUTE FUNCTION gamification.refuse_change();

-- Words about entries: they go when their member is erased.
CREATE TABLE gamification.entry_note (
    user_id bigint NOT NULL,
    no      bigint NOT NULL,
    reason  text   CHECK (length(reason) BETWEEN 1 AND 500),
    context jsonb,
    PRIMARY KEY (user_id, no),
    FOREIGN KEY (user_id, no) REFERENCES gamification.entry,
    CONSTRAINT entry_note_says_something CHECK (num_nonnulls(reason, context) > 0)
);

-- How often a member has done what, and the last times of it, for limits and for what repeats itself.
CREATE TABLE gamification.tally (
    user_id bigint   NOT NULL REFERENCES gamification.account,
    type    text     NOT NULL,
    total   bigint   NOT NULL CHECK (total >= 0),
    times   bigint[] NOT NULL,
    echoes  bigint[] NOT NULL,
    PRIMARY KEY (user_id, type),
    CONSTRAINT tally_pairs CHECK (cardinality(times) = cardinality(echoes))
) WITH (fillfactor = 70);

COMMENT ON COLUMN gamification.tally.total IS 'Actions that count; held ones do so when they are released.';
COMMENT ON COLUMN gamification.tally.times IS 'Microseconds since 1970, rising; held actions are among them.';
COMMENT ON COLUMN gamification.tally.echoes IS 'Digests of the contexts, in the same order; 0: there was none.';

-- Held points and what was decided on them.
CREATE TABLE gamification.hold (
    user_id    bigint      NOT NULL,
    no         bigint      NOT NULL,
    type       text        NOT NULL,
    points     bigint      NOT NULL CHECK (points >= 0),
    flag       text        NOT NULL CHECK (flag IN ('velocity', 'identical', 'daily-cap', 'penalty')),
    held_at    timestamptz NOT NULL,
    decided_no bigint,
    decided_at timestamptz,
    decided_by text,
    released   boolean,
    PRIMARY KEY (user_id, no),
    FOREIGN KEY (user_id, no) REFERENCES gamification.entry,
    FOREIGN KEY (user_id, decided_no) REFERENCES gamification.entry,
    CONSTRAINT hold_decided CHECK (num_nonnulls(decided_no, decided_at, decided_by, released) IN (0, 4))
);

CREATE INDEX hold_undecided ON gamification.hold (held_at, user_id, no) WHERE decided_at IS NULL;

-- The number of the last entry of a member at an instant; 0 before the first.
CREATE FUNCTION gamification.entry_at(member bigint, instant timestamptz) RETURNS bigint
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    low    bigint := 0;
    high   bigint := (SELECT a.entries FROM gamification.account a WHERE a.user_id = member);
    middle bigint;
BEGIN
    WHILE low < high LOOP
        middle := (low + high + 1) / 2;
        IF (SELECT e.occurred_at <= instant FROM gamification.entry e WHERE e.user_id = member AND e.no = middle) THEN
            low := middle;
        ELSE
            high := middle - 1;
        END IF;
    END LOOP;
    RETURN coalesce(low, 0);
END $$;

-- The number of the last entry of a member before an instant; 0 before the first.
CREATE FUNCTION gamification.entry_before(member bigint, instant timestamptz) RETURNS bigint
    LANGUAGE sql STABLE AS $$
    SELECT gamification.entry_at(member, instant - interval '1 microsecond')
$$;
