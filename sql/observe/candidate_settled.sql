-- One row per candidate whose name the catalogue has given to another entity.
DELETE FROM core.entity AS entity
WHERE
    entity.status = 'candidate'
    AND NOT EXISTS (
        SELECT 1
        FROM core.entity_alias AS alias
        WHERE alias.entity_id = entity.entity_id
    )
