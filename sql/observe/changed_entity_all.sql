-- One row per entity: the catalogue has changed, so each may have another name.
INSERT INTO changed_entity (entity_id)
SELECT entity.entity_id
FROM core.entity AS entity
WHERE entity.entity_id NOT IN (SELECT changed.entity_id FROM changed_entity AS changed)
