-- Names are found by any three letters in a row, whatever their case and accents; shorter ones by how they begin.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION users.searchable(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036F]', '', 'g'))
$$;

ALTER TABLE users.member
    ADD COLUMN search text GENERATED ALWAYS AS (
        users.searchable(first_name || coalesce(' ' || last_name, '') || coalesce(' @' || username, ''))) STORED;

CREATE INDEX member_by_infix ON users.member USING gin (search gin_trgm_ops);
CREATE INDEX member_by_prefix ON users.member (search text_pattern_ops, id);
CREATE INDEX member_by_username ON users.member (lower(username) text_pattern_ops, id);
