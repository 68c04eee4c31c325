-- One row per series that lost its last figure.
DELETE FROM core.series AS series
USING lost_observation AS lost
WHERE
    series.series_id = lost.series_id
    AND NOT EXISTS (
        SELECT 1
        FROM core.observation AS observation
        WHERE observation.series_id = series.series_id
    )
