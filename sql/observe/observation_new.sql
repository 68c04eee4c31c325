-- One row per figure that claims print and core did not hold.
INSERT INTO core.observation (
    observation_id, observation_key, series_id, period_id, baseline_id, direction, value, value_high, qualifier, value_range
)
SELECT
    made.observation_id,
    made.observation_key,
    made.series_id,
    made.period_id,
    made.baseline_id,
    made.direction,
    made.value,
    made.value_high,
    made.qualifier,
    made.value_range
FROM observation_made AS made
ORDER BY made.observation_id ASC
