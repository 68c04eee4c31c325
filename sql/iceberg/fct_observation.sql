-- One row per figure of a series for a period, with how it is supported; by days on which it was first reported.
-- column value_low_bound: The least that the figure can mean; empty when open.
-- column value_high_bound: The most that the figure can mean; empty when open.
SELECT
    held.observation_id,
    held.series_id,
    held.entity_key,
    held.entity_name,
    held.entity_status,
    held.metric_key,
    held.kind,
    held.unit,
    held.region,
    held.whole,
    held.modality,
    held.metric_limit,
    held.period_start,
    held.period_end,
    held.period_grain,
    held.period,
    held.baseline_start,
    held.baseline_end,
    held.direction,
    held.value,
    held.value_high,
    held.qualifier,
    LOWER(held.value_range) AS value_low_bound,
    UPPER(held.value_range) AS value_high_bound,
    held.rank,
    held.claims,
    held.sources,
    held.origins,
    held.first_reported_on,
    held.last_reported_on,
    held.is_forecast,
    held.confidence
FROM mart.fct_observation AS held
WHERE
    (%(day_from)s::date IS NULL OR held.first_reported_on >= %(day_from)s)
    AND (%(day_before)s::date IS NULL OR held.first_reported_on < %(day_before)s)
ORDER BY
    held.first_reported_on ASC NULLS LAST,
    held.observation_id ASC
