-- One row per series that claims belong to and core does not hold.
SELECT DISTINCT
    claim.series_key,
    claim.entity_id,
    claim.metric_key,
    claim.kind,
    claim.unit_key,
    claim.region,
    claim.whole_key,
    claim.modality,
    claim.metric_limit
FROM pinned AS claim
LEFT JOIN core.series AS series ON claim.series_key = series.series_key
WHERE
    claim.drop_reason IS NULL
    AND series.series_id IS NULL
ORDER BY claim.series_key ASC
