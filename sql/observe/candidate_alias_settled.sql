-- One row per printed name of a candidate that no series is about any more.
DELETE FROM core.entity_alias AS alias
USING changed_entity AS changed, core.entity AS entity
WHERE
    alias.entity_id = changed.entity_id
    AND entity.entity_id = changed.entity_id
    AND entity.status = 'candidate'
    AND NOT EXISTS (
        SELECT 1
        FROM core.series AS series
        WHERE series.entity_id = entity.entity_id
    )
