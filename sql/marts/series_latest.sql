-- One row per series: how many figures it has, and the best supported one of its latest period.
-- key: series_id
-- scope: series
-- index: entity_key, metric_key
-- index: metric_key
-- order: (observations, series_id) INCLUDE (entity_key, metric_key, kind, unit, region)
-- after: fct_observation
-- column series_id: Id of the series.
-- column entity_id: Id of the entity.
-- column entity_key: Key of the entity.
-- column entity_name: Name of the entity to print.
-- column metric_key: Key of the metric.
-- column kind: level, change, share, ratio, duration, price or rate.
-- column unit: Unit code.
-- column region: ISO 3166 code of the place.
-- column whole: Of what a share is a part: words, or a metric and its limit (users, users+abroad) where it is all that counts.
-- column modality: actual: it happened or holds; forecast: somebody expects it; target: a plan, goal, offer or order; possible: it may be so.
-- column metric_limit: What limits the metric, as keys of the catalogue joined by +; empty where nothing does.
-- column observations: Figures of the series.
-- column periods: Periods for which it has a figure.
-- column first_period_start: First day of its earliest period.
-- column observation_id: The figure shown.
-- column period_start: First day of its period.
-- column period_end: The day after the last.
-- column period_grain: Length of the period in words.
-- column direction: up or down, of a change or ratio.
-- column value: The number, scale applied; the lower end of a range.
-- column value_high: The higher end of a range.
-- column qualifier: exact, about, more_than, at_least, less_than, at_most or up_to.
-- column value_range: Where the true value lies.
-- column origins: Independent origins that print it.
-- column last_reported_on: Day of the last article that prints it.
-- column confidence: How sure the reader is of it: of all that names the series and places the figure in it.
WITH known AS (
    SELECT
        figure.series_id,
        figure.observation_id,
        figure.period_start,
        figure.period_end,
        ROW_NUMBER() OVER (
            PARTITION BY figure.series_id
            ORDER BY
                figure.rank = 'deprecated' ASC,
                figure.period_end DESC,
                figure.period_start ASC,
                figure.rank = 'preferred' DESC,
                figure.last_reported_on DESC NULLS LAST,
                figure.observation_id ASC
        ) AS place
    FROM scope_series AS scope
    INNER JOIN mart.fct_observation AS figure ON scope.series_id = figure.series_id
),

counted AS (
    SELECT
        known.series_id,
        COUNT(*) AS observations,
        COUNT(DISTINCT DATERANGE(known.period_start, known.period_end)) AS periods,
        MIN(known.period_start) AS first_period_start,
        (ARRAY_AGG(known.observation_id) FILTER (WHERE known.place = 1))[1] AS observation_id
    FROM known
    GROUP BY known.series_id
)

SELECT
    counted.series_id,
    series.entity_id,
    latest.entity_key,
    latest.entity_name,
    latest.metric_key,
    latest.kind,
    latest.unit,
    latest.region,
    latest.whole,
    latest.modality,
    latest.metric_limit,
    counted.observations,
    counted.periods,
    counted.first_period_start,
    latest.observation_id,
    latest.period_start,
    latest.period_end,
    latest.period_grain,
    latest.direction,
    latest.value,
    latest.value_high,
    latest.qualifier,
    latest.value_range,
    latest.origins,
    latest.last_reported_on,
    latest.confidence
FROM counted
INNER JOIN mart.fct_observation AS latest ON counted.observation_id = latest.observation_id
INNER JOIN core.series AS series ON counted.series_id = series.series_id
