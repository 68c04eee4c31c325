-- One row per derived figure that is new, or follows from one that came to be looked at later, or may be printed now or no more.
WITH touched AS (
    SELECT part.derivation_id
    FROM changed_observation AS changed
    INNER JOIN core.derivation_figure AS part ON changed.observation_id = part.observation_id
    UNION
    SELECT derivation.derivation_id
    FROM changed_place AS place
    INNER JOIN core.derivation AS derivation
        ON
            place.entity_id = derivation.entity_id
            AND place.metric_key = derivation.metric_key
            AND place.period_id = derivation.period_id
)

INSERT INTO changed_derivation (derivation_id)
SELECT touched.derivation_id
FROM touched
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_derivation AS known
        WHERE known.derivation_id = touched.derivation_id
    )
