-- Nothing of books.book is meant here, nor /* books.reservation */ there.
CREATE SCHEMA IF NOT EXISTS members;
CREATE TABLE members.member (id bigint PRIMARY KEY, name text, joined_at timestamptz NOT NULL);
CREATE TABLE members.visit (member_id bigint NOT NULL REFERENCES members.member (id));
