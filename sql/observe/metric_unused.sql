-- One row per metric that the catalogue does not define and no series measures any more.
DELETE FROM core.metric AS metric
USING changed_series AS changed
WHERE
    metric.metric_key = changed.metric_key
    AND metric.definition = ''
    AND NOT EXISTS (
        SELECT 1
        FROM core.series AS series
        WHERE series.metric_key = metric.metric_key
    )
