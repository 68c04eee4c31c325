-- One row per derived figure that core does not hold.
SELECT
    wanted.derivation_key,
    wanted.rule,
    wanted.entity_id,
    wanted.metric_key,
    wanted.kind,
    wanted.unit_key,
    wanted.region,
    wanted.whole_key,
    wanted.metric_limit,
    wanted.period_id,
    wanted.baseline_id,
    wanted.direction,
    wanted.value,
    wanted.value_range::text AS value_range,
    wanted.input_a,
    wanted.input_b
FROM derivation_wanted AS wanted
LEFT JOIN core.derivation AS derivation ON wanted.derivation_key = derivation.derivation_key
WHERE derivation.derivation_id IS NULL
ORDER BY wanted.derivation_key ASC
