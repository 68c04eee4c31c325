-- One row per entity that the catalogue, or a person where the catalogue does not have it, now describes otherwise.
UPDATE core.entity AS entity
SET
    kind = incoming.kind,
    name = incoming.name,
    status = incoming.status,
    source_key = incoming.source_key
FROM incoming_entity AS incoming
WHERE
    entity.entity_id = incoming.entity_id
    AND (entity.kind, entity.name, entity.status, entity.source_key) IS DISTINCT FROM (incoming.kind, incoming.name, incoming.status, incoming.source_key)
