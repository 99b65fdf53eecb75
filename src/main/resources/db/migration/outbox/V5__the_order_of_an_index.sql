-- What is wanted in the order of an index is read from that index and never sorted. When statistics were renewed in the middle of a
-- flood, at a moment when nothing was open, every index promised no row and the least deep one won: it served the listener alone and
-- the sort after it was free. Each look for the head of an aggregate then read all publications of the listener.
ALTER FUNCTION outbox.claim(text, text[], boolean, boolean, bigint, integer, integer, integer) SET enable_sort = off;
ALTER FUNCTION outbox.complete(text, text[], bigint[]) SET enable_sort = off;
