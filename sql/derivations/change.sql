-- One row per two levels of a series in periods of one length that follow each other, or lie a year apart: by how many percent
-- it changed. Nine months have the grain of one, and another length. Degrees have no zero from which to count percent. Not of levels that
-- two named speakers tell; those of one origin before others.
-- meaning: 239,780 in February and 436,400 in March are a rise of 82 percent
INSERT INTO derivation_wanted
WITH pair AS (
    SELECT DISTINCT ON (earlier.series_id, earlier.period_id, later.period_id)
        earlier.observation_key AS earlier_key,
        later.observation_key AS later_key,
        later.entity_id,
        later.metric_key,
        later.region,
        later.metric_limit,
        later.period_id,
        earlier.period_id AS baseline_id,
        earlier.observation_id AS earlier_id,
        later.observation_id AS later_id,
        100 * (later.middle / earlier.middle - 1) AS value,
        core.ADD_RANGES(
            core.MULTIPLY_RANGES(core.DIVIDE_RANGES(later.value_range, earlier.value_range), NUMRANGE(100, 100, '[]')),
            NUMRANGE(-100, -100, '[]')
        ) AS value_range
    FROM usable_figure AS earlier
    INNER JOIN usable_figure AS later
        ON
            earlier.series_id = later.series_id
            AND earlier.grain = later.grain
            AND earlier.period_length = later.period_length
            AND (
                earlier.period_end = later.period_start
                OR earlier.period_start + INTERVAL '1 year' = later.period_start
            )
            AND (earlier.is_changed OR later.is_changed)
            AND COALESCE(earlier.speaker_keys && later.speaker_keys, TRUE)
    WHERE
        earlier.kind IN ('level', 'price')
        AND earlier.unit_key <> 'percent'
        AND earlier.dimension <> 'temperature'
        AND earlier.is_positive
        AND later.is_positive
    ORDER BY
        earlier.series_id ASC,
        earlier.period_id ASC,
        later.period_id ASC,
        earlier.origin_keys && later.origin_keys DESC,
        earlier.place + later.place ASC,
        later.place ASC,
        earlier.observation_key ASC,
        later.observation_key ASC
)

SELECT
    CONCAT_WS('|', 'change', pair.earlier_key, pair.later_key) AS derivation_key,
    'change' AS rule,
    pair.entity_id,
    pair.metric_key,
    'change' AS kind,
    'percent' AS unit_key,
    pair.region,
    NULL AS whole_key,
    pair.metric_limit,
    pair.period_id,
    pair.baseline_id,
    CASE
        WHEN LOWER(pair.value_range) > 0 THEN 'up'
        WHEN UPPER(pair.value_range) < 0 THEN 'down'
    END AS direction,
    core.ROUND_DIGITS(CASE WHEN UPPER(pair.value_range) < 0 THEN -pair.value ELSE pair.value END) AS value,
    core.ROUND_RANGE(
        CASE WHEN UPPER(pair.value_range) < 0 THEN core.NEGATE_RANGE(pair.value_range) ELSE pair.value_range END
    ) AS value_range,
    pair.earlier_id AS input_a,
    pair.later_id AS input_b
FROM pair
