-- One row per name that a person has given to an entity, as far as the catalogue does not give it to one itself.
INSERT INTO core.entity_alias AS alias (alias_key, entity_id, origin)
SELECT
    said.alias_key,
    entity.entity_id,
    'review' AS origin
FROM ops.entity_said AS said
INNER JOIN core.entity AS entity ON said.entity_key = entity.entity_key
WHERE said.verdict IN ('alias', 'entity')
ORDER BY said.alias_key ASC
ON CONFLICT (alias_key) DO UPDATE SET
    entity_id = excluded.entity_id,
    origin = excluded.origin
WHERE alias.origin <> 'catalogue' AND (alias.entity_id, alias.origin) IS DISTINCT FROM (excluded.entity_id, excluded.origin)
