-- One row per entity of which most figures are held: a walk through all series.
-- noqa: disable=RF02
WITH counted AS (
    SELECT
        series.entity_key,
        SUM(series.observations)::bigint AS figures,
        COUNT(*) AS series
    FROM mart.series_latest AS series
    GROUP BY series.entity_key
    ORDER BY figures DESC, series.entity_key ASC
    LIMIT 100
)

SELECT
    counted.entity_key,
    entity.name,
    entity.kind,
    entity.status,
    NULL AS alias_key,
    counted.figures,
    counted.series
FROM counted
INNER JOIN core.entity AS entity ON counted.entity_key = entity.entity_key
ORDER BY counted.figures DESC, entity.name ASC, counted.entity_key ASC
