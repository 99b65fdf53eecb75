-- Whose points are kept: one row for each member that was ever heard of, from registration to erasure and beyond, so that
-- nothing heard late brings an account back. The time zone is kept from the start, because the events that tell it are not
-- kept for ever.
CREATE TABLE gamification.account (
    user_id   bigint      PRIMARY KEY CHECK (user_id BETWEEN 1 AND 4503599627370495),
    time_zone text        CHECK (time_zone ~ '^[A-Za-z0-9_+/-]{1,64}$'),
    opened_at timestamptz,
    closed_at timestamptz CHECK (closed_at >= opened_at),
    CONSTRAINT account_opened_or_closed CHECK (num_nonnulls(opened_at, closed_at) > 0),
    CONSTRAINT account_time_zone_while_open CHECK ((time_zone IS NULL) = (closed_at IS NOT NULL))
);

COMMENT ON COLUMN gamification.account.time_zone IS 'IANA name: the calendar of streaks and gifts.';
COMMENT ON COLUMN gamification.account.opened_at IS 'null: the erasure was heard before any registration';
