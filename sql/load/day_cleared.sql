-- One row per day of the span that the job is to be done for once more.
DELETE FROM ops.source_day AS day
WHERE
    day.source_key = %(source_key)s
    AND day.job = %(job)s
    AND day.day >= %(first_day)s
    AND day.day < %(end_day)s
