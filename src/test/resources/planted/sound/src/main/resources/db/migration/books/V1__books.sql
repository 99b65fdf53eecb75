CREATE SCHEMA IF NOT EXISTS books;
CREATE TABLE books.book (number bigserial PRIMARY KEY);
CREATE TYPE books.state AS ENUM ('LENT', 'HERE');
CREATE TABLE books.reservation (
    number    bigint REFERENCES books.book (number),
    member_id bigint NOT NULL, -- of members.member, which is another module's
    state     books.state NOT NULL DEFAULT 'HERE'::books.state
);
CREATE INDEX reservation_by_member ON books.reservation (member_id);
