-- One row per level and change over one time that one origin tells: the level at the time that the change is against. Where it tells of
-- several shares, points do not say which of them has changed. A fall is told as how many times less it is, or as the part that is left:
-- halved is a half, 0.5.
-- meaning: 436,400 after a rise of 82 percent were 239,780 before
INSERT INTO derivation_wanted
WITH pair AS (
    SELECT DISTINCT ON (change.observation_key, level.series_id)
        level.observation_key AS level_key,
        change.observation_key AS change_key,
        level.entity_id,
        level.metric_key,
        level.kind,
        level.unit_key,
        level.region,
        level.whole_key,
        level.metric_limit,
        change.baseline_id,
        level.observation_id AS level_id,
        change.observation_id AS change_id,
        change.unit_key = 'percentage_point' AS is_of_shares,
        CASE
            WHEN change.unit_key = 'percent' AND LOWER(change.signed_range) > -100
                THEN core.DIVIDE_RANGES(level.value_range, core.FACTOR_RANGE(change.signed_range))
            WHEN change.unit_key = 'ratio' AND (change.direction = 'up' OR UPPER(change.value_range) <= 1)
                THEN core.DIVIDE_RANGES(level.value_range, change.value_range)
            WHEN change.unit_key = 'ratio' AND LOWER(change.value_range) >= 1 THEN core.MULTIPLY_RANGES(level.value_range, change.value_range)
            WHEN change.unit_key = level.unit_key OR change.unit_key = 'percentage_point'
                THEN core.ADD_RANGES(level.value_range, core.NEGATE_RANGE(change.signed_range))
        END AS value_range,
        CASE
            WHEN change.unit_key = 'percent' AND LOWER(change.signed_range) > -100
                THEN level.middle / (1 + CASE WHEN change.direction = 'down' THEN -change.middle ELSE change.middle END / 100)
            WHEN change.unit_key = 'ratio' AND (change.direction = 'up' OR UPPER(change.value_range) <= 1)
                THEN level.middle / NULLIF(change.middle, 0)
            WHEN change.unit_key = 'ratio' AND LOWER(change.value_range) >= 1 THEN level.middle * change.middle
            WHEN change.unit_key = level.unit_key OR change.unit_key = 'percentage_point'
                THEN level.middle - CASE WHEN change.direction = 'down' THEN -change.middle ELSE change.middle END
        END AS value
    FROM usable_figure AS change
    INNER JOIN usable_figure AS level
        ON
            change.entity_id = level.entity_id
            AND change.metric_key = level.metric_key
            AND change.region IS NOT DISTINCT FROM level.region
            AND change.metric_limit = level.metric_limit
            AND change.period_id = level.period_id
            AND change.origin_keys && level.origin_keys
    WHERE
        change.place = 1
        AND change.kind IN ('change', 'ratio')
        AND change.direction IS NOT NULL
        AND change.baseline_id IS NOT NULL
        AND change.is_positive
        AND level.kind IN ('level', 'price', 'rate', 'share')
        AND level.is_positive
        AND (level.unit_key = 'percent') = (change.unit_key = 'percentage_point')
    ORDER BY
        change.observation_key ASC,
        level.series_id ASC,
        level.place ASC
),

counted AS (
    SELECT
        pair.*,
        COUNT(*) OVER (PARTITION BY pair.change_key) AS levels
    FROM pair
)

SELECT
    CONCAT_WS('|', 'earlier_level', counted.level_key, counted.change_key) AS derivation_key,
    'earlier_level' AS rule,
    counted.entity_id,
    counted.metric_key,
    counted.kind,
    counted.unit_key,
    counted.region,
    counted.whole_key,
    counted.metric_limit,
    counted.baseline_id AS period_id,
    NULL::uuid AS baseline_id,
    NULL AS direction,
    core.ROUND_DIGITS(counted.value) AS value,
    core.ROUND_RANGE(counted.value_range) AS value_range,
    counted.level_id AS input_a,
    counted.change_id AS input_b
FROM counted
WHERE
    counted.value IS NOT NULL
    AND counted.value_range IS NOT NULL
    AND LOWER(counted.value_range) >= 0
    AND (NOT counted.is_of_shares OR counted.levels = 1)
