-- One row per entity, metric and time of which a figure has changed or is about to go: here conflicts and derivations may be
-- other ones now.
CREATE TEMPORARY TABLE changed_place ON COMMIT DROP AS
SELECT DISTINCT
    series.entity_id,
    series.metric_key,
    changed.period_id
FROM changed_observation AS changed
INNER JOIN changed_series AS series ON changed.series_id = series.series_id
