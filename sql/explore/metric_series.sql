-- One row per series of a metric, those with most figures first. Which these are is told by the index of the list alone.
-- noqa: disable=RF02
WITH fitting AS (
    SELECT series.series_id
    FROM mart.series_latest AS series
    WHERE series.metric_key = %(metric_key)s
    ORDER BY series.observations DESC, series.series_id DESC
    LIMIT %(looked_at)s
)

SELECT
    series.series_id,
    series.entity_key,
    series.entity_name,
    series.metric_key,
    series.metric_limit,
    series.kind,
    series.unit,
    series.region,
    series.whole,
    series.modality,
    series.observations,
    series.origins,
    series.period_start,
    series.period_end,
    series.period_grain,
    series.direction,
    series.value,
    series.value_high,
    series.qualifier
FROM fitting
INNER JOIN mart.series_latest AS series ON fitting.series_id = series.series_id
ORDER BY series.observations DESC, series.series_id DESC
