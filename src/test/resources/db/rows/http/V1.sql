INSERT INTO http.signing_key (purpose, key, created_at)
VALUES ('a-purpose', sha256('secret'), '2024-02-29 23:59:59.999999+00');
