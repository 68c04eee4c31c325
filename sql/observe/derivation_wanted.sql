-- No row yet: each rule of sql/derivations adds its own.
CREATE TEMPORARY TABLE derivation_wanted ON COMMIT DROP AS
SELECT
    derivation.derivation_key,
    derivation.rule,
    derivation.entity_id,
    derivation.metric_key,
    derivation.kind,
    derivation.unit_key,
    derivation.region,
    derivation.whole_key,
    derivation.metric_limit,
    derivation.period_id,
    derivation.baseline_id,
    derivation.direction,
    derivation.value,
    derivation.value_range,
    derivation.input_a,
    derivation.input_b
FROM core.derivation AS derivation
WHERE FALSE
