-- One row per metric that the catalogue now defines otherwise.
UPDATE core.metric AS metric
SET
    definition = incoming.definition,
    dimensions = incoming.dimensions,
    negative_of = incoming.negative_of,
    is_counted = incoming.is_counted,
    is_stock = incoming.is_stock,
    is_flow = incoming.is_flow,
    bounds = incoming.bounds
FROM incoming_metric AS incoming
WHERE
    metric.metric_key = incoming.metric_key
    AND (
        metric.definition, metric.dimensions, metric.negative_of, metric.is_counted, metric.is_stock, metric.is_flow, metric.bounds
    ) IS DISTINCT FROM (
        incoming.definition, incoming.dimensions, incoming.negative_of, incoming.is_counted, incoming.is_stock, incoming.is_flow,
        incoming.bounds
    )
