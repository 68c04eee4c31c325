-- One row per series that claims belong to and core does not hold.
CREATE TEMPORARY TABLE series_made ON COMMIT DROP AS
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
WHERE
    claim.series_id IS NOT NULL
    AND NOT EXISTS (
        SELECT 1
        FROM core.series AS held
        WHERE held.series_id = claim.series_id
    )
ORDER BY claim.series_id ASC
