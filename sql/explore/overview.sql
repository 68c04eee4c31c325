-- One row: how much there is.
WITH volume AS (
    SELECT
        SUM(known.articles) AS articles,
        SUM(known.claims) AS claims,
        MAX(known.published_on) AS latest
    FROM mart.claims_by_source_day AS known
),

held AS (
    SELECT
        SUM(series.observations::integer) AS figures,
        COUNT(*) AS series
    FROM mart.series_latest AS series
)

SELECT
    COALESCE(volume.articles, 0)::bigint AS articles,
    COALESCE(volume.claims, 0)::bigint AS claims,
    COALESCE(held.figures, 0)::bigint AS figures,
    held.series,
    volume.latest
FROM volume
CROSS JOIN held
