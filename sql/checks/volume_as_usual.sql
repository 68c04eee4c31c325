-- One row if the day before a polling run has brought less than half of what the same weekday brought in the four weeks before.
-- severity: warn
-- meaning: far fewer articles of yesterday than on the same weekday of the last four weeks
-- remedy: Look at the source's feed and at the drops of the fetch: a new look, a block, or a holiday.
WITH run AS (
    SELECT
        known.source_key,
        (known.begun_at AT TIME ZONE 'UTC')::date - 1 AS day
    FROM ops.run AS known
    WHERE
        known.run_key = %(this_run)s
        AND known.dag_id ~ '(^|_)ingest(_|$)'
),

printed AS (
    SELECT
        article.article_id,
        revision.published_on
    FROM run
    INNER JOIN core.article AS article ON run.source_key = article.source_key
    INNER JOIN core.article_revision AS revision ON article.article_id = revision.article_id AND revision.is_current
    WHERE revision.published_on IN (run.day, run.day - 7, run.day - 14, run.day - 21, run.day - 28)
    UNION
    SELECT
        article.article_id,
        article.published_on
    FROM run
    INNER JOIN stage.article AS article ON run.source_key = article.source_key
    WHERE
        article.run_key = %(this_run)s
        AND article.published_on = run.day
),

counted AS (
    SELECT
        run.source_key,
        run.day,
        COUNT(*) FILTER (WHERE printed.published_on = run.day) AS articles,
        COUNT(*) FILTER (WHERE printed.published_on < run.day) / 4.0 AS usual
    FROM run
    LEFT JOIN printed ON TRUE
    GROUP BY run.source_key, run.day
)

SELECT
    counted.source_key,
    counted.day,
    counted.articles,
    counted.usual
FROM counted
WHERE
    counted.usual >= 5
    AND counted.articles < counted.usual / 2
