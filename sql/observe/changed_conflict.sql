-- One row per conflict that a figure which has changed is part of, as far as known until now; some are about to go.
CREATE TEMPORARY TABLE changed_conflict ON COMMIT DROP AS
WITH part AS (
    SELECT held.conflict_id
    FROM changed_observation AS changed
    INNER JOIN core.conflict AS held ON changed.observation_id = held.observation_a
    WHERE NOT changed.is_new
    UNION
    SELECT held.conflict_id
    FROM changed_observation AS changed
    INNER JOIN core.conflict AS held ON changed.observation_id = held.observation_b
    WHERE NOT changed.is_new
    UNION
    SELECT held.conflict_id
    FROM changed_observation AS changed
    INNER JOIN core.conflict AS held ON changed.observation_id = held.observation_c
    WHERE NOT changed.is_new
)

SELECT
    part.conflict_id,
    FALSE AS is_new
FROM part
