-- One row per metric of the catalogue or of an extractor.
-- key: metric_key
-- column metric_key: Key of the metric.
-- column definition: What it is, in words.
-- column observations: Figures held of it.
WITH figure AS (
    SELECT
        series.metric_key,
        COUNT(*) AS observations
    FROM core.series AS series
    INNER JOIN core.observation AS observation ON series.series_id = observation.series_id
    GROUP BY series.metric_key
)

SELECT
    metric.metric_key,
    metric.definition,
    COALESCE(figure.observations, 0) AS observations
FROM core.metric AS metric
LEFT JOIN figure ON metric.metric_key = figure.metric_key
