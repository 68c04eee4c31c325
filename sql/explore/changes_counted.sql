-- One row: a number that is another one once rows of what pages show were written, by whomever. The server counts them by table soon
-- after they were committed: at once where their connection ends, else within some 10 seconds. A table that is emptied whole has
-- another file from then on.
SELECT
    SUM(
        PG_STAT_GET_TUPLES_INSERTED(tables.oid) + PG_STAT_GET_TUPLES_UPDATED(tables.oid)
        + PG_STAT_GET_TUPLES_DELETED(tables.oid) + tables.relfilenode::bigint
    ) AS counted
FROM pg_class AS tables
INNER JOIN pg_namespace AS schemas ON tables.relnamespace = schemas.oid
WHERE
    tables.relkind = 'r'
    AND (schemas.nspname IN ('core', 'mart') OR (schemas.nspname = 'ops' AND tables.relname IN ('edit', 'judgement')))
