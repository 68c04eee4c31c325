-- One row per other series of the same entity and metric: elsewhere, of another kind or in another unit.
-- noqa: disable=RF02
SELECT
    beside.series_id,
    beside.entity_name,
    beside.metric_key,
    beside.kind,
    beside.unit,
    beside.region,
    beside.whole,
    beside.modality,
    beside.metric_limit,
    beside.observations
FROM mart.series_latest AS wanted
INNER JOIN mart.series_latest AS beside
    ON wanted.entity_key = beside.entity_key AND wanted.metric_key = beside.metric_key
WHERE wanted.series_id = %(series_id)s AND beside.series_id <> wanted.series_id
ORDER BY beside.observations DESC, beside.series_id ASC
LIMIT 24
