-- One row: how much there is.
WITH volume AS (
    SELECT
        SUM(known.articles) AS articles,
        SUM(known.claims) AS claims,
        MAX(known.published_on) AS latest
    FROM mart.claims_by_source_day AS known
),

metric AS (
    SELECT SUM(known.observations) AS figures
    FROM mart.dim_metric AS known
)

SELECT
    COALESCE(volume.articles, 0)::bigint AS articles,
    COALESCE(volume.claims, 0)::bigint AS claims,
    COALESCE(metric.figures, 0)::bigint AS figures,
    volume.latest
FROM volume
CROSS JOIN metric
