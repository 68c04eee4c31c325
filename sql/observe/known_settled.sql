-- One row per known entity that has neither a name nor a series any more: the catalogue, or a person, has taken it back.
DELETE FROM core.entity AS entity
WHERE
    entity.status = 'known'
    AND NOT EXISTS (
        SELECT 1
        FROM core.entity_alias AS alias
        WHERE alias.entity_id = entity.entity_id
    )
    AND NOT EXISTS (
        SELECT 1
        FROM core.series AS series
        WHERE series.entity_id = entity.entity_id
    )
