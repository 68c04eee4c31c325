-- One row: how many articles the source lists for a day, as far as any of its days was asked for.
SELECT
    COUNT(*) AS days,
    AVG(day.listed) AS listed
FROM ops.source_day AS day
WHERE
    day.source_key = %(source_key)s
    AND day.job = 'list'
    AND day.state IN ('begun', 'done')
