-- One row per day of the span that the job was ever asked for.
SELECT
    day.day,
    day.state,
    day.listed,
    day.missed,
    day.detail,
    day.begun_at
FROM ops.source_day AS day
WHERE
    day.source_key = %(source_key)s
    AND day.job = %(job)s
    AND day.day >= %(first_day)s
    AND day.day < %(end_day)s
ORDER BY day.day ASC
