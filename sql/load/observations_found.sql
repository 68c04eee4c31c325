-- One row per figure that matches, in the order of its series and time; a parameter that is NULL does not narrow.
SELECT
    figure.observation_id,
    figure.series_id,
    figure.entity_key,
    figure.entity_name,
    figure.entity_status,
    figure.metric_key,
    figure.kind,
    figure.unit,
    figure.region,
    figure.whole,
    figure.modality,
    figure.metric_limit,
    figure.period,
    figure.period_start,
    figure.period_end,
    figure.period_grain,
    figure.baseline_start,
    figure.baseline_end,
    figure.direction,
    figure.value,
    figure.value_high,
    LOWER(figure.value_range) AS value_low_bound,
    UPPER(figure.value_range) AS value_high_bound,
    figure.qualifier,
    figure.rank,
    figure.claims,
    figure.sources,
    figure.origins,
    figure.first_reported_on,
    figure.last_reported_on,
    figure.is_forecast,
    figure.confidence
FROM mart.fct_observation AS figure
WHERE
    (
        %(entity)s::text IS NULL
        OR figure.entity_key = %(entity)s
        OR STRPOS(core.SMALL_LETTERS(figure.entity_name), core.SMALL_LETTERS(%(entity)s)) > 0
    )
    AND (%(metric)s::text IS NULL OR figure.metric_key = %(metric)s)
    AND (%(region)s::text IS NULL OR figure.region = %(region)s)
    AND (%(kind)s::text IS NULL OR figure.kind = %(kind)s)
    AND (%(series_id)s::uuid IS NULL OR figure.series_id = %(series_id)s)
ORDER BY
    figure.entity_key ASC,
    figure.metric_key ASC,
    figure.series_id ASC,
    figure.period_start ASC,
    figure.observation_id ASC
LIMIT %(max_rows)s
