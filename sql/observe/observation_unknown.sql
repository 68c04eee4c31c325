-- One row per figure that claims print and core does not hold.
SELECT DISTINCT ON (claim.observation_key)
    claim.observation_key,
    series.series_id,
    period.period_id,
    baseline.period_id AS baseline_id,
    claim.direction,
    claim.value,
    claim.value_high,
    claim.qualifier,
    core.VALUE_RANGE(claim.value, claim.value_high, claim.unit_key, claim.qualifier)::text AS value_range
FROM pinned AS claim
INNER JOIN core.series AS series ON claim.series_key = series.series_key
INNER JOIN core.period AS period ON claim.period_key = period.period_key
LEFT JOIN core.period AS baseline ON claim.baseline_key = baseline.period_key
LEFT JOIN core.observation AS observation ON claim.observation_key = observation.observation_key
WHERE
    claim.drop_reason IS NULL
    AND observation.observation_id IS NULL
ORDER BY claim.observation_key ASC, SCALE(claim.value) ASC
