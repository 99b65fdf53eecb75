-- Who is a member, what they prefer and when they were here: three tables, because three kinds of writer never have to
-- wait for each other. Every member has one row in each until erasure removes preferences and activity for good, so a
-- late merge or touch finds nothing to write to.
CREATE SCHEMA IF NOT EXISTS users;

CREATE TABLE users.member (
    id                bigint      PRIMARY KEY CHECK (id BETWEEN 1 AND 4503599627370495),
    first_name        text        CHECK (char_length(first_name) BETWEEN 1 AND 64 AND first_name ~ '\S'
                                         AND first_name !~ '[\u0001-\u001F\u007F-\u009F]'),
    last_name         text        CHECK (char_length(last_name) BETWEEN 1 AND 64
                                         AND last_name !~ '[\u0001-\u001F\u007F-\u009F]'),
    username          text        CHECK (username ~ '^[A-Za-z][A-Za-z0-9_]{0,31}$'),
    language_code     text        CHECK (language_code ~ '^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*$'
                                         AND char_length(language_code) <= 35),
    time_zone         text        CHECK (time_zone ~ '^[A-Za-z0-9_+/-]{1,64}$'),
    status            text        NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'SUSPENDED', 'ERASED')),
    suspension_reason text        CHECK (char_length(suspension_reason) BETWEEN 1 AND 500),
    suspended_by      text,
    suspended_at      timestamptz,
    suspended_until   timestamptz CHECK (suspended_until > suspended_at),
    vip               boolean     NOT NULL DEFAULT false,
    vip_until         timestamptz CHECK (vip OR vip_until IS NULL),
    version           bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    CONSTRAINT profile_until_erased CHECK (
        CASE WHEN status = 'ERASED'
             THEN num_nonnulls(first_name, last_name, username, language_code, time_zone) = 0 AND NOT vip
             ELSE num_nulls(first_name, language_code, time_zone) = 0 END),
    CONSTRAINT suspension_whole CHECK (
        CASE WHEN status = 'SUSPENDED'
             THEN num_nulls(suspension_reason, suspended_by, suspended_at) = 0
             ELSE num_nonnulls(suspension_reason, suspended_by, suspended_at, suspended_until) = 0 END)
) WITH (fillfactor = 85);

COMMENT ON COLUMN users.member.vip IS 'A projection of what the VIP module says; it is the source of truth.';

CREATE INDEX member_by_creation ON users.member (created_at, id);
CREATE INDEX member_by_language ON users.member (language_code text_pattern_ops, id) WHERE status <> 'ERASED';
CREATE INDEX member_out_of_order ON users.member (status, id) WHERE status <> 'ACTIVE';
CREATE INDEX member_vip ON users.member (id) WHERE vip;
CREATE INDEX member_suspension_due ON users.member (suspended_until) WHERE suspended_until IS NOT NULL;

-- RFC 7396: a null removes, an object merges member by member, anything else replaces.
CREATE FUNCTION users.merge_patch(target jsonb, patch jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF jsonb_typeof(patch) <> 'object' THEN
        RETURN patch;
    END IF;
    IF target IS NULL OR jsonb_typeof(target) <> 'object' THEN
        target := '{}';
    END IF;
    -- Most patches name a few flat members: || does those without taking the target apart.
    IF NOT jsonb_path_exists(patch, '$.* ? (@ == null || @.type() == "object")') THEN
        RETURN target || patch;
    END IF;
    RETURN coalesce(
        (SELECT jsonb_object_agg(key, CASE WHEN p.value IS NULL THEN t.value
                                           ELSE users.merge_patch(t.value, p.value) END)
           FROM jsonb_each(target) t FULL JOIN jsonb_each(patch) p USING (key)
          WHERE p.value IS DISTINCT FROM 'null'::jsonb),
        '{}');
END
$$;

-- 16 KiB as it is stored and served, eight levels of objects and arrays, 256 keys over all levels.
CREATE FUNCTION users.preferences_fit(document jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT octet_length(document::text) <= 16384
       AND NOT jsonb_path_exists(document, 'strict $.**{8 to last} ? (@.type() == "object" || @.type() == "array")')
       AND (SELECT count(*) <= 256
              FROM jsonb_path_query(document, 'strict $.** ? (@.type() == "object")') o, jsonb_object_keys(o))
$$;

CREATE TABLE users.preferences (
    user_id    bigint      PRIMARY KEY REFERENCES users.member (id),
    document   jsonb       NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(document) = 'object'),
    version    bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    updated_at timestamptz NOT NULL,
    CONSTRAINT preferences_within_limits CHECK (users.preferences_fit(document))
) WITH (fillfactor = 70);

CREATE TABLE users.activity (
    user_id        bigint      PRIMARY KEY REFERENCES users.member (id),
    last_active_at timestamptz NOT NULL DEFAULT '-infinity',
    -- Bit n tells that the member was here n days (UTC) after registering; the days that retention asks for fit.
    active_days    bigint      NOT NULL DEFAULT 0 CHECK (active_days >= 0)
) WITH (fillfactor = 70);

COMMENT ON COLUMN users.activity.last_active_at IS 'minus infinity: never';

CREATE INDEX activity_by_time ON users.activity (last_active_at, user_id);
