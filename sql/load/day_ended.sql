-- One row: the day of a job that has been done to its end.
UPDATE ops.source_day AS day
SET state = 'done'
WHERE
    day.source_key = %(source_key)s
    AND day.job = %(job)s
    AND day.day = %(day)s
