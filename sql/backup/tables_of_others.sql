-- One row per table in a schema that the warehouse uses; somebody else's, where the database has no version of ours.
SELECT space.nspname || '.' || relation.relname AS table_name
FROM pg_class AS relation
INNER JOIN pg_namespace AS space ON relation.relnamespace = space.oid
WHERE
    space.nspname IN ('raw', 'stage', 'core', 'mart', 'ops')
    AND relation.relkind IN ('r', 'p', 'v', 'm', 'f')
ORDER BY space.nspname ASC, relation.relname ASC
