-- One row per series that claims belong to and core did not hold.
INSERT INTO core.series (
    series_id, series_key, entity_id, metric_key, kind, unit_key, region, whole_key, modality, metric_limit
)
SELECT DISTINCT ON (claim.series_id)
    claim.series_id,
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
WHERE claim.series_id IS NOT NULL
ORDER BY claim.series_id ASC
ON CONFLICT DO NOTHING
