-- One row per entity that a person has made, and that has neither a name nor a series any more.
DELETE FROM core.entity AS entity
USING ops.entity_review AS review
WHERE
    entity.entity_key = review.entity_key
    AND review.verdict = 'entity'
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
