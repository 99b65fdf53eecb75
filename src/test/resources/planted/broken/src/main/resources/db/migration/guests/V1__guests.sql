CREATE TABLE guests.guest (id bigint); -- breaks: each migration stands in the directory of a module [guests/V1__guests.sql]
