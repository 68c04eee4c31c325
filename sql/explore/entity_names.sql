-- One row per name that means an entity, in the form in which names are compared, and who says so: catalogue, review or article.
-- noqa: disable=RF02
SELECT
    alias.alias_key,
    alias.origin
FROM core.entity AS entity
INNER JOIN core.entity_alias AS alias ON entity.entity_id = alias.entity_id
WHERE entity.entity_key = %(entity_key)s
ORDER BY alias.alias_key ASC
LIMIT 200
