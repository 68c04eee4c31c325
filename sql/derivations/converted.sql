-- One row per figure in a unit that converts exactly: the same in the unit in which others can be compared with it.
-- meaning: 12 km are 12,000 m
INSERT INTO derivation_wanted
SELECT
    CONCAT_WS('|', 'converted', figure.observation_key) AS derivation_key,
    'converted' AS rule,
    figure.entity_id,
    figure.metric_key,
    figure.kind,
    figure.base_unit_key AS unit_key,
    figure.region,
    figure.whole_key,
    figure.metric_limit,
    figure.period_id,
    figure.baseline_id,
    figure.direction,
    TRIM_SCALE(figure.middle * figure.factor) AS value,
    NUMRANGE(
        TRIM_SCALE(LOWER(figure.value_range) * figure.factor),
        TRIM_SCALE(UPPER(figure.value_range) * figure.factor),
        CASE WHEN LOWER_INC(figure.value_range) THEN '[' ELSE '(' END
        || CASE WHEN UPPER_INC(figure.value_range) THEN ']' ELSE ')' END
    ) AS value_range,
    figure.observation_id AS input_a,
    NULL::uuid AS input_b
FROM usable_figure AS figure
WHERE
    figure.place = 1
    AND figure.base_unit_key IS NOT NULL
