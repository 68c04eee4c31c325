-- One row per figure of the same series and time as one that has changed or is about to go: which of them ranks first may be
-- another one now.
WITH moved AS (
    SELECT DISTINCT
        observation.series_id,
        observation.period_id
    FROM changed_observation AS changed
    INNER JOIN core.observation AS observation ON changed.observation_id = observation.observation_id
)

INSERT INTO changed_observation (observation_id)
SELECT rival.observation_id
FROM moved
INNER JOIN core.observation AS rival ON moved.series_id = rival.series_id AND moved.period_id = rival.period_id
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_observation AS known
        WHERE known.observation_id = rival.observation_id
    )
