-- One row per metric of the catalogue or of an extractor.
-- key: metric_key
-- as: view
-- after: metric_coverage
-- column metric_key: Key of the metric.
-- column definition: What it is, in words.
-- column observations: Figures of it in series.
SELECT
    metric.metric_key,
    metric.definition,
    COALESCE(coverage.observations, 0) AS observations
FROM core.metric AS metric
LEFT JOIN mart.metric_coverage AS coverage ON metric.metric_key = coverage.metric_key
