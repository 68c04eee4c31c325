-- One row per figure that claims print and core does not hold. Nothing of core or of a mart refers to it yet.
CREATE TEMPORARY TABLE observation_made ON COMMIT DROP AS
SELECT DISTINCT ON (claim.observation_id)
    claim.observation_id,
    claim.observation_key,
    claim.series_id,
    claim.period_id,
    claim.baseline_id,
    claim.direction,
    claim.value,
    claim.value_high,
    claim.qualifier,
    core.VALUE_RANGE(claim.value, claim.value_high, claim.unit_key, claim.qualifier) AS value_range
FROM pinned AS claim
WHERE
    claim.observation_id IS NOT NULL
    AND NOT EXISTS (
        SELECT 1
        FROM core.observation AS held
        WHERE held.observation_id = claim.observation_id
    )
ORDER BY claim.observation_id ASC, SCALE(claim.value) ASC
