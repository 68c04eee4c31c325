-- One row per figure that nobody printed and that follows from printed ones by arithmetic, with its inputs.
-- key: derivation_id
-- scope: derivation
-- index: entity_key, metric_key, period_start
-- index: entity_id
-- column derivation_id: Id of the derived figure.
-- column rule: earlier_level, whole, part, change or converted.
-- column entity_id: Id of the entity.
-- column entity_key: Key of the entity.
-- column entity_name: Name of the entity to print.
-- column metric_key: Key of the metric.
-- column kind: level, change, ... as of a printed figure.
-- column unit: Unit code.
-- column region: ISO 3166 code of the place.
-- column whole: Of a whole: its name in the share that it was worked out from; empty where it is what the metric counts.
-- column metric_limit: What limits the metric, as of the figures that it follows from.
-- column period_start: First day for which it holds.
-- column period_end: The day after the last.
-- column period_grain: Length of the period in words.
-- column baseline_start: First day of what a change is compared with.
-- column direction: up or down, of a change; empty where its interval holds both.
-- column value: Worked out from the printed numbers.
-- column value_range: Where the true value lies.
-- column input_a: Id of the first observation it follows from.
-- column input_b: Id of the second one.
-- column printed: Whether a printed figure for the same thing and time is held; that one goes first.
SELECT
    derivation.derivation_id,
    derivation.rule,
    entity.entity_id,
    entity.entity_key,
    entity.name AS entity_name,
    derivation.metric_key,
    derivation.kind,
    derivation.unit_key AS unit,
    derivation.region,
    derivation.whole_key AS whole,
    derivation.metric_limit,
    period.period_start,
    period.period_end,
    period.grain AS period_grain,
    baseline.period_start AS baseline_start,
    derivation.direction,
    derivation.value,
    derivation.value_range,
    derivation.input_a,
    derivation.input_b,
    EXISTS(
        SELECT 1
        FROM core.series AS series
        INNER JOIN core.observation AS observation ON series.series_id = observation.series_id
        INNER JOIN core.observation_support AS support ON observation.observation_id = support.observation_id
        WHERE
            support.is_admitted
            AND series.entity_id = derivation.entity_id
            AND series.metric_key = derivation.metric_key
            AND series.kind = derivation.kind
            AND series.unit_key = derivation.unit_key
            AND series.region IS NOT DISTINCT FROM derivation.region
            AND series.whole_key IS NOT DISTINCT FROM derivation.whole_key
            AND series.modality = 'actual'
            AND series.metric_limit = derivation.metric_limit
            AND observation.period_id = derivation.period_id
            AND observation.baseline_id IS NOT DISTINCT FROM derivation.baseline_id
    ) AS printed
FROM scope_derivation AS scope
INNER JOIN core.derivation AS derivation ON scope.derivation_id = derivation.derivation_id
INNER JOIN core.entity AS entity ON derivation.entity_id = entity.entity_id
INNER JOIN core.period AS period ON derivation.period_id = period.period_id
LEFT JOIN core.period AS baseline ON derivation.baseline_id = baseline.period_id
