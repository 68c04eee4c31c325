-- One row per value that a facet may take, with how much there is of it: one walk through all series, where the marts that count
-- metrics and entities take several.
WITH counted AS (
    SELECT
        series.metric_key,
        series.entity_key,
        SUM(series.observations::integer) AS figures
    FROM mart.series_latest AS series
    GROUP BY GROUPING SETS ((series.metric_key), (series.entity_key))
),

held AS (
    SELECT
        counted.metric_key,
        counted.figures
    FROM counted
    WHERE counted.metric_key IS NOT NULL
    UNION ALL
    SELECT
        unsure.metric_key,
        COUNT(*) AS figures
    FROM mart.fct_unsure AS unsure
    GROUP BY unsure.metric_key
)

(
    SELECT
        'metric' AS facet,
        held.metric_key AS choice,
        SUM(held.figures) AS figures
    FROM held
    GROUP BY held.metric_key
    ORDER BY SUM(held.figures) DESC, held.metric_key ASC
    LIMIT 200
)
UNION ALL
(
    SELECT
        'entity' AS facet,
        entity.name AS choice,
        counted.figures
    FROM counted
    INNER JOIN core.entity AS entity ON counted.entity_key = entity.entity_key
    ORDER BY counted.figures DESC, entity.name ASC
    LIMIT 300
)
UNION ALL
(
    SELECT
        'source' AS facet,
        volume.source_key AS choice,
        SUM(volume.claims) AS figures
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
