-- One row per entity that the words may mean: by its key, its name or another name of it, else by a part of its name.
-- noqa: disable=RF02
WITH named AS (
    SELECT alias.entity_id
    FROM core.entity_alias AS alias
    WHERE alias.alias_key = %(name_key)s
    UNION ALL
    SELECT entity.entity_id
    FROM core.entity AS entity
    WHERE entity.entity_key = %(entity)s
),

partly AS (
    SELECT entity.entity_id
    FROM core.entity AS entity
    WHERE
        NOT EXISTS (SELECT 1 FROM named)
        AND STRPOS(core.SMALL_LETTERS(entity.name), core.SMALL_LETTERS(%(entity)s)) > 0
    ORDER BY LENGTH(entity.name) ASC, entity.name ASC
    LIMIT 50
),

found AS (
    SELECT named.entity_id
    FROM named
    UNION
    SELECT partly.entity_id
    FROM partly
)

SELECT entity.entity_key
FROM core.entity AS entity
INNER JOIN found ON entity.entity_id = found.entity_id
ORDER BY entity.entity_key ASC
