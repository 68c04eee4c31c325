-- What was staged is read again by the next run.
DROP SCHEMA stage CASCADE;
