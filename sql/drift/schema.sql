-- One row per thing that the schema of the warehouse is made of, with how it is defined. Partitions come and go by themselves.
WITH relation AS (
    SELECT
        found.oid,
        found.relkind,
        found.reloptions,
        FORMAT('%%s.%%s', space.nspname, found.relname) AS name
    FROM pg_class AS found
    INNER JOIN pg_namespace AS space ON found.relnamespace = space.oid
    WHERE
        space.nspname IN ('raw', 'stage', 'core', 'mart', 'ops')
        AND NOT found.relispartition
        AND found.relname NOT LIKE 'schema_version%%'
)

SELECT
    CASE WHEN relation.relkind IN ('r', 'p') THEN 'table' ELSE 'view' END AS kind,
    relation.name,
    CONCAT_WS(
        ' ', relation.reloptions::text,
        CASE WHEN relation.relkind IN ('v', 'm') THEN PG_GET_VIEWDEF(relation.oid) ELSE relation.relkind::text END
    ) AS definition
FROM relation
WHERE relation.relkind IN ('r', 'p', 'v', 'm')
UNION ALL
SELECT
    'column' AS kind,
    relation.name || '.' || attribute.attname AS name,
    CONCAT_WS(
        ' ',
        FORMAT_TYPE(attribute.atttypid, attribute.atttypmod),
        CASE WHEN attribute.attnotnull THEN 'NOT NULL' END,
        CASE WHEN attribute.attidentity <> '' THEN 'IDENTITY ' || attribute.attidentity::text END,
        CASE WHEN attribute.attgenerated <> '' THEN 'GENERATED' END,
        'DEFAULT ' || PG_GET_EXPR(fallback.adbin, fallback.adrelid)
    ) AS definition
FROM relation
INNER JOIN pg_attribute AS attribute ON relation.oid = attribute.attrelid
LEFT JOIN pg_attrdef AS fallback ON attribute.attrelid = fallback.adrelid AND attribute.attnum = fallback.adnum
WHERE
    relation.relkind IN ('r', 'p', 'v', 'm')
    AND attribute.attnum > 0
    AND NOT attribute.attisdropped
UNION ALL
SELECT
    'constraint' AS kind,
    relation.name || '.' || rule.conname AS name,
    PG_GET_CONSTRAINTDEF(rule.oid) AS definition
FROM relation
INNER JOIN pg_constraint AS rule ON relation.oid = rule.conrelid
WHERE rule.contype IN ('p', 'u', 'f', 'c', 'x')
UNION ALL
SELECT
    'index' AS kind,
    relation.name,
    PG_GET_INDEXDEF(relation.oid) AS definition
FROM relation
WHERE relation.relkind IN ('i', 'I')
UNION ALL
SELECT
    'trigger' AS kind,
    relation.name || '.' || hook.tgname AS name,
    CONCAT_WS(' ', PG_GET_TRIGGERDEF(hook.oid), CASE WHEN hook.tgenabled <> 'O' THEN 'switched ' || hook.tgenabled::text END)
        AS definition
FROM relation
INNER JOIN pg_trigger AS hook ON relation.oid = hook.tgrelid
WHERE NOT hook.tgisinternal
UNION ALL
SELECT
    'function' AS kind,
    FORMAT('%%s.%%s(%%s)', space.nspname, routine.proname, PG_GET_FUNCTION_IDENTITY_ARGUMENTS(routine.oid)) AS name,
    PG_GET_FUNCTIONDEF(routine.oid) AS definition
FROM pg_proc AS routine
INNER JOIN pg_namespace AS space ON routine.pronamespace = space.oid
WHERE
    space.nspname IN ('raw', 'stage', 'core', 'mart', 'ops')
    AND routine.prokind IN ('f', 'p')
ORDER BY
    kind ASC,
    name ASC
