-- One row per entity that a person has made, and that core does not hold.
SELECT
    made.entity_key,
    made.entity_kind,
    made.entity_name
FROM ops.entity_made AS made
LEFT JOIN core.entity AS entity ON made.entity_key = entity.entity_key
WHERE entity.entity_id IS NULL
ORDER BY made.entity_key ASC
