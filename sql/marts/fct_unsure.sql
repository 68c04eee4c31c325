-- One row per figure that is in no series, as the reader is not sure enough of it: docs/decisions/0013-what-makes-a-series.md.
-- key: observation_id
-- scope: observation
-- index: entity_key, metric_key, period_start
-- index: metric_key
-- column observation_id: Id of the figure, also in fct_evidence.
-- column entity_key: Key of the entity.
-- column entity_name: Name of the entity to print.
-- column metric_key: Key of the metric.
-- column metric_limit: What limits the metric, as keys of the catalogue joined by +; empty where nothing does.
-- column kind: level, change, share, ratio, duration, price or rate.
-- column unit: Unit code.
-- column region: ISO 3166 code of the place.
-- column whole: Of what a share is a part: words, or a metric and its limit (users, users+abroad) where it is all that counts.
-- column modality: actual: it happened or holds; forecast: somebody expects it; target: a plan, goal, offer or order; possible: it may be so.
-- column period_start: First day for which the figure holds.
-- column period_end: The day after the last.
-- column period_grain: Length of the period in words.
-- column period: The period in ISO 8601 and EDTF: 2026-03-14, 2026-W11, 2026-03, 2026-33 (first quarter), 2026-40 (first half), 2026.
-- column direction: up or down, of a change or ratio.
-- column value: The number, scale applied; the lower end of a range.
-- column value_high: The higher end of a range.
-- column qualifier: exact, about, more_than, at_least, less_than, at_most or up_to.
-- column value_range: Where the true value lies.
-- column confidence: How sure the reader is of its surest claim: of all that names the series and places the figure in it.
-- column claims: Claims that print it.
-- column origins: Independent origins: copies, translations and "according to X" are one.
SELECT
    observation.observation_id,
    entity.entity_key,
    entity.name AS entity_name,
    series.metric_key,
    series.metric_limit,
    series.kind,
    series.unit_key AS unit,
    series.region,
    series.whole_key AS whole,
    series.modality,
    period.period_start,
    period.period_end,
    period.grain AS period_grain,
    period.period_text AS period,
    observation.direction,
    observation.value,
    observation.value_high,
    observation.qualifier,
    observation.value_range,
    support.confidence,
    support.claims,
    support.origins
FROM scope_observation AS scope
INNER JOIN core.observation AS observation ON scope.observation_id = observation.observation_id
INNER JOIN core.observation_support AS support ON observation.observation_id = support.observation_id
INNER JOIN core.series AS series ON observation.series_id = series.series_id
INNER JOIN core.entity AS entity ON series.entity_id = entity.entity_id
INNER JOIN core.period AS period ON observation.period_id = period.period_id
WHERE NOT support.is_admitted
