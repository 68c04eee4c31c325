-- One row per figure that claims print and core did not hold.
INSERT INTO core.observation (
    observation_id, observation_key, series_id, period_id, baseline_id, direction, value, value_high, qualifier, value_range
)
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
WHERE claim.observation_id IS NOT NULL
ORDER BY claim.observation_id ASC, SCALE(claim.value) ASC
ON CONFLICT DO NOTHING
