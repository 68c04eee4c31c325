-- One row per table that a backup holds, with its columns and those that order it; text is ordered by its bytes, whatever
-- the database's own collation. Marts and staging are left out: both are made again from the rest.
SELECT
    space.nspname AS schema_name,
    relation.relname AS table_name,
    (
        SELECT ARRAY_AGG(attribute.attname::text ORDER BY attribute.attnum ASC)
        FROM pg_attribute AS attribute
        WHERE
            attribute.attrelid = relation.oid
            AND attribute.attnum > 0
            AND NOT attribute.attisdropped
            AND attribute.attgenerated = ''
    ) AS column_names,
    (
        SELECT ARRAY_AGG(attribute.attname::text ORDER BY part.place ASC)
        FROM pg_constraint AS own
        CROSS JOIN LATERAL UNNEST(own.conkey) WITH ORDINALITY AS part (attnum, place)
        INNER JOIN pg_attribute AS attribute ON own.conrelid = attribute.attrelid AND part.attnum = attribute.attnum
        WHERE own.contype = 'p' AND own.conrelid = relation.oid
    ) AS key_names,
    (
        SELECT COALESCE(ARRAY_AGG(attribute.attname::text), '{}')
        FROM pg_attribute AS attribute
        WHERE attribute.attrelid = relation.oid AND attribute.attnum > 0 AND attribute.attcollation <> 0
    ) AS text_names,
    (
        SELECT COALESCE(ARRAY_AGG(attribute.attname::text), '{}')
        FROM pg_attribute AS attribute
        WHERE attribute.attrelid = relation.oid AND attribute.attnum > 0 AND attribute.attidentity <> ''
    ) AS counted_names,
    (
        SELECT COALESCE(ARRAY_AGG(DISTINCT target_space.nspname || '.' || target.relname), '{}')
        FROM pg_constraint AS link
        INNER JOIN pg_class AS target ON link.confrelid = target.oid
        INNER JOIN pg_namespace AS target_space ON target.relnamespace = target_space.oid
        WHERE link.contype = 'f' AND link.conrelid = relation.oid AND link.confrelid <> relation.oid
    ) AS parent_names
FROM pg_class AS relation
INNER JOIN pg_namespace AS space ON relation.relnamespace = space.oid
WHERE
    space.nspname IN ('raw', 'core', 'ops')
    AND relation.relkind IN ('r', 'p')
    AND NOT relation.relispartition
    AND relation.relname <> 'schema_version'
ORDER BY space.nspname ASC, relation.relname ASC
