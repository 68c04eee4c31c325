-- One row: the series.
-- noqa: disable=RF02
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
    metric.definition
FROM mart.series_latest AS series
INNER JOIN core.metric AS metric ON series.metric_key = metric.metric_key
WHERE series.series_id = %(series_id)s
