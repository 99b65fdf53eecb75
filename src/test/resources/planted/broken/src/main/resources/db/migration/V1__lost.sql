CREATE TABLE nobodys (id bigint); -- breaks: each migration stands in the directory of a module [V1__lost.sql]
