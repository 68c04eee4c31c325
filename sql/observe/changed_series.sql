-- One row per series of the figures that have changed, and what it refers to; also one that is about to go.
CREATE TEMPORARY TABLE changed_series ON COMMIT DROP AS
SELECT
    made.series_id,
    made.entity_id,
    made.metric_key,
    made.unit_key,
    TRUE AS is_new
FROM series_made AS made
UNION ALL
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
        FROM series_made AS made
        WHERE made.series_id = changed.series_id
    )
