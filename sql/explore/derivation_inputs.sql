-- One row per printed figure that a derived one follows from.
-- noqa: disable=RF02
SELECT
    input.observation_id,
    input.entity_name,
    input.metric_key,
    input.kind,
    input.unit,
    input.direction,
    input.region,
    input.whole,
    input.period_start,
    input.period_end,
    input.period_grain,
    input.value,
    input.value_high,
    input.qualifier,
    LOWER(input.value_range) AS low,
    UPPER(input.value_range) AS high,
    input.origins
FROM mart.fct_derivation AS derived
INNER JOIN mart.fct_observation AS input ON input.observation_id IN (derived.input_a, derived.input_b)
WHERE derived.derivation_id = %(observation_id)s
ORDER BY input.observation_id = derived.input_a DESC
