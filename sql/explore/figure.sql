-- One row: a figure, printed or derived, with the series that it belongs to; none for one that waits.
-- noqa: disable=RF02
SELECT
    figure.observation_id,
    figure.series_id,
    FALSE AS is_derived,
    NULL AS rule,
    figure.entity_key,
    figure.entity_name,
    figure.metric_key,
    figure.kind,
    figure.unit,
    figure.region,
    figure.whole,
    figure.modality,
    figure.metric_limit,
    figure.direction,
    figure.period_start,
    figure.period_end,
    figure.period_grain,
    figure.value,
    figure.value_high,
    figure.qualifier,
    LOWER(figure.value_range) AS low,
    UPPER(figure.value_range) AS high,
    figure.claims,
    figure.origins,
    figure.confidence
FROM mart.fct_observation AS figure
WHERE figure.observation_id = %(observation_id)s
UNION ALL
SELECT
    derived.derivation_id AS observation_id,
    input.series_id,
    TRUE AS is_derived,
    derived.rule,
    derived.entity_key,
    derived.entity_name,
    derived.metric_key,
    derived.kind,
    derived.unit,
    derived.region,
    derived.whole,
    'actual' AS modality,
    derived.metric_limit,
    derived.direction,
    derived.period_start,
    derived.period_end,
    derived.period_grain,
    derived.value,
    NULL AS value_high,
    'exact' AS qualifier,
    LOWER(derived.value_range) AS low,
    UPPER(derived.value_range) AS high,
    0 AS claims,
    0 AS origins,
    NULL AS confidence
FROM mart.fct_derivation AS derived
INNER JOIN mart.fct_observation AS input ON derived.input_a = input.observation_id
WHERE derived.derivation_id = %(observation_id)s
UNION ALL
SELECT
    unsure.observation_id,
    NULL AS series_id,
    FALSE AS is_derived,
    NULL AS rule,
    unsure.entity_key,
    unsure.entity_name,
    unsure.metric_key,
    unsure.kind,
    unsure.unit,
    unsure.region,
    unsure.whole,
    unsure.modality,
    unsure.metric_limit,
    unsure.direction,
    unsure.period_start,
    unsure.period_end,
    unsure.period_grain,
    unsure.value,
    unsure.value_high,
    unsure.qualifier,
    LOWER(unsure.value_range) AS low,
    UPPER(unsure.value_range) AS high,
    unsure.claims,
    unsure.origins,
    unsure.confidence
FROM mart.fct_unsure AS unsure
WHERE unsure.observation_id = %(observation_id)s
