-- Only functions are new.
SELECT 1;
