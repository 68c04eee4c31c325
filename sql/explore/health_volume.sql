-- One row per source and day of the last eight weeks: articles published on it. With a source: of that one.
-- noqa: disable=RF02
WITH source AS (
    SELECT
        known.source_key,
        MIN(known.published_on) FILTER (WHERE known.published_on > '0001-01-01'::date) AS first_day
    FROM mart.claims_by_source_day AS known
    WHERE %(source_key)s::text IS NULL OR known.source_key = %(source_key)s
    GROUP BY known.source_key
)

SELECT
    source.source_key,
    source.first_day,
    volume.published_on,
    volume.articles,
    volume.claims
FROM source
LEFT JOIN mart.claims_by_source_day AS volume
    ON source.source_key = volume.source_key AND volume.published_on BETWEEN %(today)s::date - 55 AND %(today)s::date
ORDER BY source.source_key ASC, volume.published_on ASC
