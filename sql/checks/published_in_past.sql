-- One row per bad article of the run.
-- severity: warn
-- meaning: the page was published more than a day after we fetched it
-- remedy: Mend the date or the time zone in the source's layout; a day is left for clocks that differ.
SELECT
    article.url,
    article.published_at,
    reading.fetched_at
FROM stage.article AS article
INNER JOIN stage.reading AS reading
    ON article.run_key = reading.run_key AND article.capture_id = reading.capture_id
WHERE
    article.run_key = %(this_run)s
    AND article.published_at > reading.fetched_at + INTERVAL '1 day'
ORDER BY article.url ASC
