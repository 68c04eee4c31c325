-- One row per metric that the catalogue now defines otherwise.
UPDATE core.metric AS metric
SET definition = incoming.definition
FROM incoming_metric AS incoming
WHERE
    metric.metric_key = incoming.metric_key
    AND metric.definition <> incoming.definition
