-- One row per series that claims belong to and core did not hold.
INSERT INTO core.series (
    series_id, series_key, entity_id, metric_key, kind, unit_key, region, whole_key, modality, metric_limit
)
SELECT
    made.series_id,
    made.series_key,
    made.entity_id,
    made.metric_key,
    made.kind,
    made.unit_key,
    made.region,
    made.whole_key,
    made.modality,
    made.metric_limit
FROM series_made AS made
ORDER BY made.series_id ASC
