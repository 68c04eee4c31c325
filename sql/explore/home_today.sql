-- One row per source, those that print most: how many claims it printed on the day, and on the same weekday in the four weeks before, of
-- the weeks since it is read.
-- noqa: disable=RF02
WITH source AS (
    SELECT
        volume.source_key,
        MIN(volume.published_on) FILTER (WHERE volume.published_on > '0001-01-01'::date) AS first_day
    FROM mart.claims_by_source_day AS volume
    GROUP BY volume.source_key
),

week AS (
    SELECT
        %(day)s::date - 7 * ago.weeks AS then_day,
        ago.weeks
    FROM GENERATE_SERIES(0, 4) AS ago (weeks)
)

SELECT
    source.source_key,
    COALESCE(SUM(volume.claims) FILTER (WHERE week.weeks = 0), 0)::integer AS claims,
    (
        COALESCE(SUM(volume.claims) FILTER (WHERE week.weeks > 0), 0)
        / NULLIF(COUNT(*) FILTER (WHERE week.weeks > 0 AND week.then_day >= source.first_day), 0)
    )::numeric(12, 1) AS usual
FROM source
CROSS JOIN week
LEFT JOIN mart.claims_by_source_day AS volume
    ON source.source_key = volume.source_key AND week.then_day = volume.published_on
GROUP BY source.source_key
HAVING SUM(volume.claims) > 0
ORDER BY claims DESC, source.source_key ASC
LIMIT 12
