-- One row per column of every table and view of the warehouse, in the order of the table, with what is said of both.
SELECT
    space.nspname AS schema_name,
    relation.relname AS table_name,
    relation.relkind IN ('r', 'p') AS is_table,
    OBJ_DESCRIPTION(relation.oid, 'pg_class') AS table_words,
    attribute.attname AS column_name,
    FORMAT_TYPE(attribute.atttypid, attribute.atttypmod) AS column_type,
    attribute.attnotnull AS is_required,
    COL_DESCRIPTION(relation.oid, attribute.attnum) AS column_words,
    (
        SELECT target.oid::regclass::text
        FROM pg_constraint AS link
        INNER JOIN pg_class AS target ON link.confrelid = target.oid
        WHERE
            link.contype = 'f'
            AND link.conrelid = relation.oid
            AND link.conkey = ARRAY[attribute.attnum]
        ORDER BY target.oid::regclass::text ASC
        LIMIT 1
    ) AS refers_to,
    COALESCE(
        (
            SELECT attribute.attnum = ANY(own.conkey)
            FROM pg_constraint AS own
            WHERE own.contype = 'p' AND own.conrelid = relation.oid
        ), FALSE
    ) AS is_key
FROM pg_class AS relation
INNER JOIN pg_namespace AS space ON relation.relnamespace = space.oid
INNER JOIN pg_attribute AS attribute ON relation.oid = attribute.attrelid
WHERE
    space.nspname IN ('raw', 'stage', 'core', 'mart', 'ops')
    AND relation.relkind IN ('r', 'p', 'v')
    AND NOT relation.relispartition
    AND relation.relname <> 'schema_version'
    AND attribute.attnum > 0
    AND NOT attribute.attisdropped
ORDER BY
    ARRAY_POSITION(ARRAY['mart', 'core', 'raw', 'ops', 'stage'], space.nspname::text) ASC,
    relation.relname ASC,
    attribute.attnum ASC
