-- One row: the newest day, and what all sources printed on it; empty where no article with a date is held. A day that has not come is none.
-- noqa: disable=RF02
WITH newest AS (
    SELECT MAX(volume.published_on) AS on_day
    FROM mart.claims_by_source_day AS volume
    WHERE volume.published_on <= %(today)s::date AND volume.published_on > '0001-01-01'::date
)

SELECT
    newest.on_day,
    COUNT(volume.source_key) AS sources,
    COALESCE(SUM(volume.articles), 0)::integer AS articles,
    COALESCE(SUM(volume.claims), 0)::integer AS claims
FROM newest
LEFT JOIN mart.claims_by_source_day AS volume ON newest.on_day = volume.published_on
GROUP BY newest.on_day
