-- One row per figure of a series for a period, with how it is supported; those of which the reader is not sure are in fct_unsure.
-- key: observation_id
-- scope: observation
-- index: series_id, period_start
-- index: entity_key, metric_key, period_start
-- column observation_id: Id of the observation.
-- column series_id: Id of the series.
-- column entity_key: Key of the entity.
-- column entity_name: Name of the entity to print.
-- column entity_status: known: in the catalogue, or accepted by a person; candidate: learnt from an article.
-- column metric_key: Key of the metric.
-- column kind: level, change, share, ratio, duration, price or rate.
-- column unit: Unit code.
-- column region: ISO 3166 code of the place.
-- column whole: Of what a share is a part: words, or a metric and its limit (users, users+abroad) where it is all that counts.
-- column modality: actual: it happened or holds; forecast: somebody expects it; target: a plan, goal, offer or order; possible: it may be so.
-- column metric_limit: What limits the metric, as keys of the catalogue joined by +; empty where nothing does.
-- column period_start: First day for which the figure holds.
-- column period_end: The day after the last.
-- column period_grain: Length of the period in words.
-- column period: The period in ISO 8601 and EDTF: 2026-03-14, 2026-W11, 2026-03, 2026-33 (first quarter), 2026-40 (first half), 2026.
-- column baseline_start: First day of what a change is compared with.
-- column baseline_end: The day after its last.
-- column direction: up or down, of a change or ratio.
-- column value: The number, scale applied; the lower end of a range.
-- column value_high: The higher end of a range.
-- column qualifier: exact, about, more_than, at_least, less_than, at_most or up_to.
-- column value_range: Where the true value lies.
-- column rank: deprecated: a settled conflict says that it is wrong; preferred: the best supported for its time; normal.
-- column claims: Claims that print it.
-- column sources: Sources that print it.
-- column origins: Independent origins: copies, translations and "according to X" are one.
-- column first_reported_on: Day of the first article that prints it.
-- column last_reported_on: Day of the last article that prints it.
-- column is_forecast: Whether every claim was printed before its period began.
-- column confidence: How sure the reader is of its surest claim: of all that names the series and places the figure in it.
WITH held AS (
    SELECT
        observation.*,
        support.claims,
        support.sources,
        support.origins,
        support.first_reported_on,
        support.last_reported_on,
        support.is_forecast,
        support.confidence,
        EXISTS(
            SELECT 1
            FROM ops.conflict_settled AS settled
            WHERE settled.wrong_key = observation.observation_key AND settled.is_last
        ) AS is_deprecated
    FROM scope_observation AS scope
    INNER JOIN core.observation AS observation ON scope.observation_id = observation.observation_id
    INNER JOIN core.observation_support AS support ON observation.observation_id = support.observation_id
    WHERE support.is_admitted
),

ranked AS (
    SELECT
        held.*,
        ROW_NUMBER() OVER (
            PARTITION BY held.series_id, held.period_id, held.baseline_id
            ORDER BY
                held.is_deprecated ASC,
                held.is_forecast ASC,
                held.origins DESC,
                held.qualifier = 'exact' DESC,
                UPPER(held.value_range) - LOWER(held.value_range) ASC,
                held.last_reported_on DESC NULLS LAST,
                held.observation_key ASC
        ) AS place
    FROM held
)

SELECT
    ranked.observation_id,
    series.series_id,
    entity.entity_key,
    entity.name AS entity_name,
    entity.status AS entity_status,
    series.metric_key,
    series.kind,
    series.unit_key AS unit,
    series.region,
    series.whole_key AS whole,
    series.modality,
    series.metric_limit,
    period.period_start,
    period.period_end,
    period.grain AS period_grain,
    period.period_text AS period,
    baseline.period_start AS baseline_start,
    baseline.period_end AS baseline_end,
    ranked.direction,
    ranked.value,
    ranked.value_high,
    ranked.qualifier,
    ranked.value_range,
    CASE
        WHEN ranked.is_deprecated THEN 'deprecated'
        WHEN ranked.place = 1 THEN 'preferred'
        ELSE 'normal'
    END AS rank,
    ranked.claims,
    ranked.sources,
    ranked.origins,
    ranked.first_reported_on,
    ranked.last_reported_on,
    ranked.is_forecast,
    ranked.confidence
FROM ranked
INNER JOIN core.series AS series ON ranked.series_id = series.series_id
INNER JOIN core.entity AS entity ON series.entity_id = entity.entity_id
INNER JOIN core.period AS period ON ranked.period_id = period.period_id
LEFT JOIN core.period AS baseline ON ranked.baseline_id = baseline.period_id
