-- One row per table, of these or of these schemas, that has grown by half since the server counted what it holds.
SELECT
    known.schemaname AS schema_name,
    known.relname AS table_name
FROM pg_stat_user_tables AS known
WHERE
    ARRAY[known.schemaname::text, known.schemaname || '.' || known.relname] && %(read)s::text[]
    AND known.n_mod_since_analyze > 1000 + known.n_live_tup / 3
ORDER BY known.schemaname ASC, known.relname ASC
