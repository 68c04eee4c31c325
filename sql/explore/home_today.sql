-- One row per source: what it printed on the newest day, and on the same weekday in the four weeks before, of the weeks since it is
-- read. A day that has not come is none.
-- noqa: disable=RF02
WITH newest AS (
    SELECT MAX(volume.published_on) AS on_day
    FROM mart.claims_by_source_day AS volume
    WHERE volume.published_on <= %(today)s::date AND volume.published_on > '0001-01-01'::date
),

source AS (
    SELECT
        volume.source_key,
        MIN(volume.published_on) FILTER (WHERE volume.published_on > '0001-01-01'::date) AS first_day
    FROM mart.claims_by_source_day AS volume
    GROUP BY volume.source_key
),

week AS (
    SELECT
        newest.on_day,
        (newest.on_day - 7 * ago.weeks)::date AS then_day,
        ago.weeks
    FROM newest
    CROSS JOIN GENERATE_SERIES(0, 4) AS ago (weeks)
)

SELECT
    source.source_key,
    week.on_day,
    COALESCE(SUM(volume.articles) FILTER (WHERE week.weeks = 0), 0)::integer AS articles,
    COALESCE(SUM(volume.claims) FILTER (WHERE week.weeks = 0), 0)::integer AS claims,
    COALESCE(SUM(volume.observed_claims) FILTER (WHERE week.weeks = 0), 0)::integer AS figures,
    (
        COALESCE(SUM(volume.claims) FILTER (WHERE week.weeks > 0), 0)
        / NULLIF(COUNT(*) FILTER (WHERE week.weeks > 0 AND week.then_day >= source.first_day), 0)
    )::numeric(12, 1) AS usual
FROM source
CROSS JOIN week
LEFT JOIN mart.claims_by_source_day AS volume
    ON source.source_key = volume.source_key AND week.then_day = volume.published_on
WHERE week.on_day IS NOT NULL
GROUP BY source.source_key, week.on_day
HAVING SUM(volume.claims) > 0
ORDER BY claims DESC, source.source_key ASC
LIMIT 12
