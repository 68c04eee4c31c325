-- One row per series of a figure that came to be looked at later.
INSERT INTO changed_series (series_id, entity_id, metric_key, unit_key, is_new)
SELECT DISTINCT
    series.series_id,
    series.entity_id,
    series.metric_key,
    series.unit_key,
    FALSE AS is_new
FROM changed_observation AS changed
INNER JOIN core.series AS series ON changed.series_id = series.series_id
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_series AS known
        WHERE known.series_id = changed.series_id
    )
