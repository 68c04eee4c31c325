-- One row per name of an entity that is known, or that a person has made since observe looked last.
SELECT
    alias.alias_key,
    entity.entity_key,
    entity.kind,
    entity.name
FROM core.entity AS entity
INNER JOIN core.entity_alias AS alias ON entity.entity_id = alias.entity_id
WHERE entity.status = 'known'
UNION
SELECT
    said.alias_key,
    made.entity_key,
    made.entity_kind AS kind,
    made.entity_name AS name
FROM ops.entity_made AS made
INNER JOIN ops.entity_said AS said ON made.entity_key = said.entity_key
LEFT JOIN core.entity AS entity ON made.entity_key = entity.entity_key
WHERE entity.entity_id IS NULL
ORDER BY alias_key ASC
