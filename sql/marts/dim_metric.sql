-- One row per metric of the catalogue or of an extractor.
-- key: metric_key
-- after: series_latest
-- column metric_key: Key of the metric.
-- column definition: What it is, in words.
-- column observations: Figures held of it.
WITH figure AS (
    SELECT
        series.metric_key,
        SUM(series.observations)::bigint AS observations
    FROM mart.series_latest AS series
    GROUP BY series.metric_key
)

SELECT
    metric.metric_key,
    metric.definition,
    COALESCE(figure.observations, 0) AS observations
FROM core.metric AS metric
LEFT JOIN figure ON metric.metric_key = figure.metric_key
