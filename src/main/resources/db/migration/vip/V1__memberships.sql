-- What is granted. A version of a plan never changes and none is lost, so what was granted stays as it was.
CREATE TABLE vip.plan_version (
    key            text        NOT NULL CHECK (key ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    version        integer     NOT NULL CHECK (version > 0),
    name           text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 64 AND name ~ '\S'),
    term           text        CHECK (term ~ '^P[0-9YMWDTHS]{2,40}$'),
    price          bigint      CHECK (price >= 0),
    currency       text        CHECK (currency ~ '^[A-Z]{3}$'),
    entitlements   jsonb       NOT NULL CHECK (jsonb_typeof(entitlements) = 'object'),
    active         boolean     NOT NULL,
    made_at        timestamptz NOT NULL,
    made_by        text        NOT NULL,
    PRIMARY KEY (key, version),
    CONSTRAINT plan_price_whole CHECK ((price IS NULL) = (currency IS NULL))
);

COMMENT ON COLUMN vip.plan_version.term IS 'ISO 8601; null: for life';
COMMENT ON COLUMN vip.plan_version.price IS 'in minor units of the currency; null: not for sale';
COMMENT ON COLUMN vip.plan_version.active IS 'whether it can be granted';

-- The version of each plan that is in force; its row is what keeps two changes of a plan apart.
CREATE TABLE vip.plan (
    key     text    PRIMARY KEY,
    version integer NOT NULL,
    FOREIGN KEY (key, version) REFERENCES vip.plan_version
);

-- One row for everybody who was ever given a grant: whoever changes something of a member locks it first. It is also the
-- index of what comes due.
CREATE TABLE vip.member (
    user_id    bigint      PRIMARY KEY CHECK (user_id BETWEEN 1 AND 4503599627370495),
    settled_to timestamptz NOT NULL,
    next_due   timestamptz CHECK (next_due > settled_to),
    failures   integer     NOT NULL DEFAULT 0 CHECK (failures >= 0),
    erased_at  timestamptz,
    CONSTRAINT member_due_until_erased CHECK (erased_at IS NULL OR next_due IS NULL)
) WITH (fillfactor = 70);

COMMENT ON COLUMN vip.member.settled_to IS 'Up to here everything that came of the grants was said; it never goes back.';
COMMENT ON COLUMN vip.member.next_due IS 'When there is something to say next; while failures are counted, when to try again.';
COMMENT ON COLUMN vip.member.failures IS 'How often in a row it could not be said.';
COMMENT ON COLUMN vip.member.erased_at IS 'The person has left: nothing is granted any more.';

CREATE INDEX member_due ON vip.member (next_due) WHERE next_due IS NOT NULL;

-- When a grant runs is not stored: it follows from all grants of its member.
CREATE TABLE vip."grant" (
    id                 uuid        PRIMARY KEY,
    user_id            bigint      NOT NULL REFERENCES vip.member,
    plan               text        NOT NULL,
    plan_version       integer     NOT NULL,
    term               text        CHECK (term ~ '^P[0-9YMWDTHS]{2,40}$'),
    entitlements       jsonb       NOT NULL CHECK (jsonb_typeof(entitlements) = 'object'),
    source             text        NOT NULL CHECK (source IN ('ADMIN', 'TOKEN', 'PAYMENT', 'REWARD', 'MIGRATION')),
    given_at           timestamptz NOT NULL,
    given_by           text        NOT NULL,
    given_by_user_id   bigint,
    reason             text        CHECK (char_length(reason) BETWEEN 1 AND 500),
    reference          text        UNIQUE CHECK (char_length(reference) BETWEEN 1 AND 200),
    revoked_at         timestamptz CHECK (revoked_at >= given_at),
    revoked_by         text,
    revoked_by_user_id bigint,
    revoked_reason     text        CHECK (char_length(revoked_reason) BETWEEN 1 AND 500),
    FOREIGN KEY (plan, plan_version) REFERENCES vip.plan_version,
    CONSTRAINT grant_not_to_oneself CHECK (given_by_user_id <> user_id),
    CONSTRAINT grant_not_revoked_from_oneself CHECK (revoked_by_user_id <> user_id),
    CONSTRAINT grant_revocation_whole CHECK (
        CASE WHEN revoked_at IS NULL THEN num_nonnulls(revoked_by, revoked_by_user_id, revoked_reason) = 0
             ELSE revoked_by IS NOT NULL END),
    CONSTRAINT grant_reason_until_erased CHECK (reason IS NOT NULL OR revoked_reason IS NULL)
);

COMMENT ON COLUMN vip."grant".reason IS 'null: forgotten with the member';

CREATE INDEX grant_by_member ON vip."grant" (user_id, given_at, id);
CREATE INDEX grant_by_plan ON vip."grant" (plan, plan_version);

CREATE FUNCTION vip.refuse_change() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of %.% is refused: what was written there stays', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME;
END
$$;

-- A grant can be taken away once, and the words about it can be forgotten. Nothing else of it changes.
CREATE TRIGGER grant_stays_as_given BEFORE UPDATE ON vip."grant"
    FOR EACH ROW
    WHEN ((OLD.id, OLD.user_id, OLD.plan, OLD.plan_version, OLD.term, OLD.entitlements, OLD.source, OLD.given_at, OLD.given_by,
           OLD.given_by_user_id, OLD.reference)
          IS DISTINCT FROM
          (NEW.id, NEW.user_id, NEW.plan, NEW.plan_version, NEW.term, NEW.entitlements, NEW.source, NEW.given_at, NEW.given_by,
           NEW.given_by_user_id, NEW.reference)
          OR OLD.revoked_at IS NOT NULL
             AND (OLD.revoked_at, OLD.revoked_by, OLD.revoked_by_user_id)
                 IS DISTINCT FROM (NEW.revoked_at, NEW.revoked_by, NEW.revoked_by_user_id)
          OR NEW.reason IS DISTINCT FROM OLD.reason AND NEW.reason IS NOT NULL)
    EXECUTE FUNCTION vip.refuse_change();
CREATE TRIGGER grant_stays BEFORE DELETE OR TRUNCATE ON vip."grant" EXECUTE FUNCTION vip.refuse_change();

CREATE TRIGGER plan_version_stays_as_made BEFORE UPDATE OR TRUNCATE ON vip.plan_version
    EXECUTE FUNCTION vip.refuse_change();

-- What is held since the last change of a member, plan by plan: derived from the grants, for lists and counts.
CREATE TABLE vip.holding (
    user_id bigint      NOT NULL REFERENCES vip.member,
    plan    text        NOT NULL,
    since   timestamptz NOT NULL,
    until   timestamptz CHECK (until > since),
    PRIMARY KEY (user_id, plan)
) WITH (fillfactor = 80);

COMMENT ON COLUMN vip.holding.until IS 'null: for life';

CREATE INDEX holding_by_end ON vip.holding (until, user_id, plan) WHERE until IS NOT NULL;

-- Every change of what somebody holds, for good.
CREATE TABLE vip.history (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id   bigint      NOT NULL REFERENCES vip.member,
    at        timestamptz NOT NULL,
    held      text,
    holds     text,
    reason    text        NOT NULL CHECK (reason IN ('ADMIN_GRANTED', 'ADMIN_REVOKED', 'VIP_PURCHASED', 'VIP_REDEEMED',
                                                     'VIP_REWARDED', 'VIP_EXTENDED', 'VIP_EXPIRED')),
    plan      text        NOT NULL,
    actor     text        NOT NULL,
    grant_id  uuid        NOT NULL REFERENCES vip."grant"
);

COMMENT ON COLUMN vip.history.held IS 'the plan that ended last of those held before; null: none was';
COMMENT ON COLUMN vip.history.holds IS 'the plan that ends last of those held from then on; null: none is';

CREATE INDEX history_by_member ON vip.history (user_id, id DESC);

CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON vip.history EXECUTE FUNCTION vip.refuse_change();

INSERT INTO vip.plan_version (key, version, name, term, price, currency, entitlements, active, made_at, made_by)
VALUES
    ('monthly', 1, 'VIP for a month', 'P1M', 499, 'EUR', '{"points.multiplier": 1.5, "story.vip": true}', true, now(),
     'system:system'),
    ('yearly', 1, 'VIP for a year', 'P1Y', 4999, 'EUR', '{"points.multiplier": 1.5, "story.vip": true}', true, now(),
     'system:system'),
    ('lifetime', 1, 'VIP for life', NULL, 9999, 'EUR', '{"points.multiplier": 1.5, "story.vip": true}', true, now(),
     'system:system');
INSERT INTO vip.plan (key, version) SELECT key, version FROM vip.plan_version;
