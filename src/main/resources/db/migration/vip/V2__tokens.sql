-- A grant that is given to whoever has the secret, once. Only the hash of the secret is kept.
CREATE TABLE vip.token (
    id                  uuid        PRIMARY KEY,
    hash                bytea       NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
    plan                text        NOT NULL,
    plan_version        integer     NOT NULL,
    created_at          timestamptz NOT NULL,
    created_by          text        NOT NULL,
    created_by_user_id  bigint,
    expires_at          timestamptz CHECK (expires_at > created_at),
    redeemed_at         timestamptz CHECK (redeemed_at >= created_at),
    redeemed_by_user_id bigint      REFERENCES vip.member,
    revoked_at          timestamptz CHECK (revoked_at >= created_at),
    revoked_by          text,
    FOREIGN KEY (plan, plan_version) REFERENCES vip.plan_version,
    CONSTRAINT token_redemption_whole CHECK ((redeemed_at IS NULL) = (redeemed_by_user_id IS NULL)),
    CONSTRAINT token_revocation_whole CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
    CONSTRAINT token_redeemed_or_revoked CHECK (redeemed_at IS NULL OR revoked_at IS NULL),
    CONSTRAINT token_redeemed_in_time CHECK (redeemed_at < expires_at),
    CONSTRAINT token_not_for_its_maker CHECK (redeemed_by_user_id <> created_by_user_id)
);

COMMENT ON COLUMN vip.token.hash IS 'SHA-256 of the secret, which has 256 random bits of its own';
COMMENT ON COLUMN vip.token.plan_version IS 'what was promised when the token was made, whatever becomes of the plan';
COMMENT ON COLUMN vip.token.expires_at IS 'null: never';
COMMENT ON COLUMN vip.token.redeemed_by_user_id IS 'to whom the grant was given; its reference is token:<id>';

-- Each state has its tokens in an index of its own, in order; what else is asked of them is read there, too. Of those that
-- have expired there may be many, which the first index shows soon, or few, which the second one finds.
CREATE INDEX token_open ON vip.token (id) INCLUDE (plan, expires_at) WHERE redeemed_at IS NULL AND revoked_at IS NULL;
CREATE INDEX token_expiring ON vip.token (expires_at) INCLUDE (id, plan)
 WHERE redeemed_at IS NULL AND revoked_at IS NULL AND expires_at IS NOT NULL;
CREATE INDEX token_redeemed ON vip.token (id) INCLUDE (plan) WHERE redeemed_at IS NOT NULL;
CREATE INDEX token_revoked ON vip.token (id) INCLUDE (plan) WHERE revoked_at IS NOT NULL;
CREATE INDEX token_by_plan ON vip.token (plan, id);
CREATE INDEX token_by_version ON vip.token (plan, plan_version);
CREATE INDEX token_by_member ON vip.token (redeemed_by_user_id) WHERE redeemed_by_user_id IS NOT NULL;
CREATE INDEX token_by_maker ON vip.token (created_by_user_id) WHERE created_by_user_id IS NOT NULL;

-- A token is redeemed or revoked, once. Nothing else of it changes.
CREATE TRIGGER token_stays_as_made BEFORE UPDATE ON vip.token
    FOR EACH ROW
    WHEN (OLD.redeemed_at IS NOT NULL OR OLD.revoked_at IS NOT NULL
          OR (OLD.id, OLD.hash, OLD.plan, OLD.plan_version, OLD.created_at, OLD.created_by, OLD.created_by_user_id,
              OLD.expires_at)
             IS DISTINCT FROM
             (NEW.id, NEW.hash, NEW.plan, NEW.plan_version, NEW.created_at, NEW.created_by, NEW.created_by_user_id,
              NEW.expires_at))
    EXECUTE FUNCTION vip.refuse_change();
CREATE TRIGGER token_stays BEFORE DELETE OR TRUNCATE ON vip.token EXECUTE FUNCTION vip.refuse_change();

-- Attempts to redeem that are under way or have failed, for as long as they count.
CREATE TABLE vip.attempt (
    id      uuid        PRIMARY KEY,
    user_id bigint      NOT NULL,
    actor   text        NOT NULL,
    at      timestamptz NOT NULL
);

COMMENT ON COLUMN vip.attempt.user_id IS 'for whom';
COMMENT ON COLUMN vip.attempt.actor IS 'by whom: key:1';

CREATE INDEX attempt_by_user ON vip.attempt (user_id, at);
CREATE INDEX attempt_by_actor ON vip.attempt (actor, at);
CREATE INDEX attempt_by_time ON vip.attempt (at);
