-- One row per entity that a person has made for a printed name, and that core does not hold.
SELECT DISTINCT
    said.entity_key,
    said.entity_kind,
    said.entity_name
FROM ops.entity_said AS said
LEFT JOIN core.entity AS entity ON said.entity_key = entity.entity_key
WHERE
    said.verdict = 'entity'
    AND entity.entity_id IS NULL
ORDER BY said.entity_key ASC
