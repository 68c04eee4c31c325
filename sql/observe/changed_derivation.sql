-- One row per derived figure that follows from one which has changed, as far as known until now; some are about to go.
CREATE TEMPORARY TABLE changed_derivation ON COMMIT DROP AS
WITH part AS (
    SELECT held.derivation_id
    FROM changed_observation AS changed
    INNER JOIN core.derivation AS held ON changed.observation_id = held.input_a
    WHERE NOT changed.is_new
    UNION
    SELECT held.derivation_id
    FROM changed_observation AS changed
    INNER JOIN core.derivation AS held ON changed.observation_id = held.input_b
    WHERE NOT changed.is_new
)

SELECT
    part.derivation_id,
    FALSE AS is_new
FROM part
