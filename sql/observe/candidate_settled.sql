-- One row per candidate that no series is about any more: its claims are gone, or the catalogue has its name.
DELETE FROM core.entity AS entity
USING changed_entity AS changed
WHERE
    entity.entity_id = changed.entity_id
    AND entity.status = 'candidate'
    AND NOT EXISTS (
        SELECT 1
        FROM core.series AS series
        WHERE series.entity_id = entity.entity_id
    )
