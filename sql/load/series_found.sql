-- One row per series that matches, those with most figures first; a parameter that is NULL does not narrow.
SELECT
    series.series_id,
    series.entity_key,
    series.entity_name,
    series.metric_key,
    series.kind,
    series.unit,
    series.region,
    series.whole,
    series.modality,
    series.metric_limit,
    series.observations,
    series.periods,
    series.first_period_start,
    series.observation_id,
    series.period_start,
    series.period_end,
    series.period_grain,
    series.direction,
    series.value,
    series.value_high,
    LOWER(series.value_range) AS value_low_bound,
    UPPER(series.value_range) AS value_high_bound,
    series.qualifier,
    series.origins,
    series.last_reported_on,
    series.confidence
FROM mart.series_latest AS series
WHERE
    (
        %(entity)s::text IS NULL
        OR series.entity_key = %(entity)s
        OR STRPOS(core.SMALL_LETTERS(series.entity_name), core.SMALL_LETTERS(%(entity)s)) > 0
    )
    AND (%(metric)s::text IS NULL OR series.metric_key = %(metric)s)
    AND (%(region)s::text IS NULL OR series.region = %(region)s)
    AND (%(kind)s::text IS NULL OR series.kind = %(kind)s)
ORDER BY series.observations DESC, series.series_id DESC
LIMIT %(max_rows)s
