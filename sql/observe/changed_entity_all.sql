-- One row per entity: the catalogue has changed, so each may have another name.
INSERT INTO changed_entity (entity_id)
SELECT entity.entity_id
FROM core.entity AS entity
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_entity AS changed
        WHERE changed.entity_id = entity.entity_id
    )
