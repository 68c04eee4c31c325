-- One row per alias that the catalogue now gives to another entity: claims printed with it move there without a new reading.
UPDATE core.entity_alias AS alias
SET
    entity_id = incoming.entity_id,
    origin = incoming.origin
FROM incoming_entity_alias AS incoming
WHERE
    alias.alias_key = incoming.alias_key
    AND (alias.entity_id, alias.origin) IS DISTINCT FROM (incoming.entity_id, incoming.origin)
