-- One row per value that a facet may take, with how much there is of it.
(
    SELECT
        'metric' AS facet,
        metric.metric_key AS choice,
        metric.observations + metric.unsure AS figures
    FROM mart.metric_coverage AS metric
    ORDER BY metric.observations + metric.unsure DESC, metric.metric_key ASC
    LIMIT 200
)
UNION ALL
(
    SELECT
        'entity' AS facet,
        entity.name AS choice,
        entity.observations AS figures
    FROM mart.dim_entity AS entity
    WHERE entity.observations > 0
    ORDER BY entity.observations DESC, entity.name ASC
    LIMIT 300
)
UNION ALL
(
    SELECT
        'source' AS facet,
        volume.source_key AS choice,
        SUM(volume.claims)::bigint AS figures
    FROM mart.claims_by_source_day AS volume
    GROUP BY volume.source_key
    ORDER BY volume.source_key ASC
)
UNION ALL
(
    SELECT
        'unit' AS facet,
        unit.unit_key AS choice,
        0 AS figures
    FROM core.unit AS unit
    ORDER BY unit.unit_key ASC
)
