-- One row per series of an entity, those of most times first.
-- noqa: disable=RF02
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
    series.periods,
    series.period_start,
    series.period_end,
    series.period_grain,
    series.direction,
    series.value,
    series.value_high,
    series.qualifier,
    series.origins,
    series.last_reported_on
FROM mart.series_latest AS series
WHERE series.entity_key = %(entity_key)s
ORDER BY series.periods DESC, series.observations DESC, series.series_id ASC
LIMIT 500
