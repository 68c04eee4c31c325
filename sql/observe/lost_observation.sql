-- One row per figure without any evidence left.
CREATE TEMPORARY TABLE lost_observation ON COMMIT DROP AS
SELECT
    observation.observation_id,
    observation.series_id,
    observation.period_id,
    observation.baseline_id
FROM changed_observation AS changed
INNER JOIN core.observation AS observation ON changed.observation_id = observation.observation_id
WHERE
    NOT changed.is_new
    AND NOT EXISTS (
        SELECT 1
        FROM core.observation_claim AS evidence
        WHERE evidence.observation_id = observation.observation_id
    )
