-- One row per period that lost its last figure.
WITH lost AS (
    SELECT observation.period_id
    FROM lost_observation AS observation
    UNION
    SELECT observation.baseline_id AS period_id
    FROM lost_observation AS observation
)

DELETE FROM core.period AS period
USING lost
WHERE
    period.period_id = lost.period_id
    AND NOT EXISTS (
        SELECT 1
        FROM core.observation AS observation
        WHERE observation.period_id = period.period_id
    )
    AND NOT EXISTS (
        SELECT 1
        FROM core.observation AS observation
        WHERE observation.baseline_id = period.period_id
    )
