-- One row per figure of the same series and time as one that has changed or is about to go: which of them ranks first may be
-- another one now.
WITH moved AS (
    SELECT DISTINCT
        changed.series_id,
        changed.period_id
    FROM changed_observation AS changed
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM series_made AS made
            WHERE made.series_id = changed.series_id
        )
)

INSERT INTO changed_observation (observation_id, series_id, period_id, value, value_high, is_new)
SELECT
    rival.observation_id,
    rival.series_id,
    rival.period_id,
    rival.value,
    rival.value_high,
    FALSE AS is_new
FROM moved
INNER JOIN core.observation AS rival ON moved.series_id = rival.series_id AND moved.period_id = rival.period_id
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_observation AS known
        WHERE known.observation_id = rival.observation_id
    )
