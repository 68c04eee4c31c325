-- One row per day that the run was the last to ask its source, or Common Crawl, for.
SELECT
    day.source_key,
    day.day,
    day.state,
    day.listed,
    day.missed,
    day.detail
FROM ops.source_day AS day
WHERE
    day.run_key = %(this_run)s
    AND day.job IN ('list', 'commoncrawl', 'ccnews')
ORDER BY day.source_key ASC, day.day ASC
