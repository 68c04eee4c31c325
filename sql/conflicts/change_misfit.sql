-- One row per printed change and the two levels, all three from one origin, between which it does not lie.
-- default: on
-- meaning: a change does not fit the two levels that it was measured between
INSERT INTO conflict_wanted
SELECT
    CONCAT_WS('|', 'change_misfit', change.observation_key, level.observation_key, earlier.observation_key) AS conflict_key,
    'change_misfit' AS rule,
    change.entity_id,
    change.metric_key,
    change.observation_id AS observation_a,
    level.observation_id AS observation_b,
    earlier.observation_id AS observation_c,
    ROUND(ABS(100 * (level.top_value / earlier.top_value - 1) - CASE WHEN change.direction = 'down' THEN -change.value ELSE change.value END), 4)
        AS gap,
    'percentage_point' AS gap_unit
FROM figure AS change
INNER JOIN figure AS level
    ON
        change.entity_id = level.entity_id
        AND change.metric_key = level.metric_key
        AND change.region IS NOT DISTINCT FROM level.region
        AND change.metric_limit = level.metric_limit
        AND change.period_id = level.period_id
INNER JOIN figure AS earlier ON level.series_id = earlier.series_id AND change.baseline_id = earlier.period_id
WHERE
    change.kind = 'change'
    AND change.unit_key = 'percent'
    AND change.direction IS NOT NULL
    AND level.kind NOT IN ('change', 'ratio', 'share')
    AND level.unit_key <> 'percent'
    AND level.is_positive
    AND earlier.is_positive
    AND change.origin_keys && level.origin_keys
    AND change.origin_keys && earlier.origin_keys
    AND level.origin_keys && earlier.origin_keys
    AND NOT core.FACTOR_RANGE(change.signed_range) && core.DIVIDE_RANGES(level.value_range, earlier.value_range)
