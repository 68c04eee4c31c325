-- One row per derived figure that is new, or follows from one that came to be looked at later, or may be printed now or no more.
-- Those that follow from a new figure are among the wanted ones.
WITH touched AS (
    SELECT part.derivation_id
    FROM changed_observation AS changed
    INNER JOIN core.derivation_figure AS part ON changed.observation_id = part.observation_id
    WHERE NOT changed.is_new
    UNION
    SELECT derivation.derivation_id
    FROM derivation_wanted AS wanted
    CROSS JOIN LATERAL UNNEST(ARRAY[wanted.input_a, wanted.input_b]) AS part (observation_id)
    INNER JOIN observation_made AS made ON part.observation_id = made.observation_id
    INNER JOIN core.derivation AS derivation ON wanted.derivation_key = derivation.derivation_key
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
