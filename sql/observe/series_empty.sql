-- One row per series without any observation left.
DELETE FROM core.series AS series
WHERE
    NOT EXISTS (
        SELECT 1
        FROM core.observation AS observation
        WHERE observation.series_id = series.series_id
    )
