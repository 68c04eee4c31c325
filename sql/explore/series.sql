-- One row per series that fits, the best supported first. A page ends where the next one begins. Which fit is told by the index
-- of the list alone.
-- noqa: disable=RF02
WITH fitting AS (
    SELECT series.series_id
    FROM mart.series_latest AS series
    WHERE
        (%(entity)s::text IS NULL OR series.entity_key = ANY(%(entity_keys)s::text[]))
        AND (%(metric)s::text IS NULL OR series.metric_key = %(metric)s)
        AND (%(region)s::text IS NULL OR series.region = %(region)s)
        AND (%(kind)s::text IS NULL OR series.kind = %(kind)s)
        AND (%(unit)s::text IS NULL OR series.unit = %(unit)s)
        AND (
            %(after_id)s::uuid IS NULL
            OR (series.observations, series.series_id) < (%(after_count)s::bigint, %(after_id)s::uuid)
        )
    ORDER BY series.observations DESC, series.series_id DESC
    LIMIT %(max_rows)s
)

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
    series.period_start,
    series.period_end,
    series.period_grain,
    series.direction,
    series.value,
    series.value_high,
    series.qualifier,
    series.origins,
    series.last_reported_on
FROM fitting
INNER JOIN mart.series_latest AS series ON fitting.series_id = series.series_id
ORDER BY series.observations DESC, series.series_id DESC
