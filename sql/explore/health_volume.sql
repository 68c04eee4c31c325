-- One row per source and day of the last four weeks: articles published on it.
-- noqa: disable=RF02
WITH source AS (
    SELECT DISTINCT known.source_key
    FROM mart.claims_by_source_day AS known
)

SELECT
    source.source_key,
    day.on_day::date AS published_on,
    COALESCE(volume.articles, 0)::integer AS articles
FROM source
CROSS JOIN GENERATE_SERIES(%(today)s::date - 27, %(today)s::date, '1 day'::interval) AS day (on_day)
LEFT JOIN mart.claims_by_source_day AS volume
    ON source.source_key = volume.source_key AND day.on_day::date = volume.published_on
ORDER BY source.source_key ASC, day.on_day ASC
