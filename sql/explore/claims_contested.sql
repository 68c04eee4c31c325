-- One row per figure of these that is in an open conflict with another one, and the best supported of the others.
-- noqa: disable=RF02
WITH met AS (
    SELECT
        conflict.conflict_id,
        conflict.observation_a AS observation_id,
        conflict.observation_b AS other_id
    FROM core.conflict AS conflict
    WHERE conflict.observation_a = ANY(%(observation_ids)s::uuid[])
    UNION ALL
    SELECT
        conflict.conflict_id,
        conflict.observation_b AS observation_id,
        conflict.observation_a AS other_id
    FROM core.conflict AS conflict
    WHERE conflict.observation_b = ANY(%(observation_ids)s::uuid[])
)

SELECT DISTINCT ON (met.observation_id)
    met.observation_id,
    other.observation_id AS other_id,
    other.value,
    other.value_high,
    other.unit,
    other.qualifier,
    other.kind,
    other.direction
FROM met
INNER JOIN mart.fct_conflict AS conflict ON met.conflict_id = conflict.conflict_id
INNER JOIN mart.fct_observation AS other ON met.other_id = other.observation_id
WHERE conflict.status = 'open'
ORDER BY met.observation_id ASC, other.origins DESC, other.observation_id ASC
