-- One row per series of the figures that have changed, and what it refers to; also one that is about to go.
CREATE TEMPORARY TABLE changed_series ON COMMIT DROP AS
SELECT DISTINCT
    series.series_id,
    series.entity_id,
    series.metric_key,
    series.unit_key
FROM changed_observation AS changed
INNER JOIN core.observation AS observation ON changed.observation_id = observation.observation_id
INNER JOIN core.series AS series ON observation.series_id = series.series_id
