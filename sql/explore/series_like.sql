-- One row per series that can be drawn beside the given one: of the same metric, kind and unit, about an entity or a place that the words
-- may mean; without words those with most figures.
-- noqa: disable=RF02
SELECT
    other.series_id,
    other.entity_name,
    other.metric_key,
    other.kind,
    other.unit,
    other.region,
    other.whole,
    other.modality,
    other.metric_limit,
    other.observations,
    other.first_period_start,
    other.period_end,
    other.direction,
    other.qualifier,
    other.value,
    other.value_high
FROM mart.series_latest AS wanted
INNER JOIN mart.series_latest AS other
    ON
        wanted.metric_key = other.metric_key
        AND wanted.kind = other.kind
        AND wanted.unit = other.unit
        AND wanted.modality = other.modality
        AND wanted.metric_limit = other.metric_limit
WHERE
    wanted.series_id = %(series_id)s
    AND other.series_id <> ALL(%(shown)s::uuid[])
    AND (
        %(words)s::text IS NULL
        OR other.entity_key = ANY(%(entity_keys)s::text[])
        OR other.region = ANY(%(regions)s::text[])
    )
ORDER BY other.observations DESC, other.series_id DESC
LIMIT 8
