-- One row: how many leads of the source are to be fetched now.
SELECT COUNT(*) AS due
FROM raw.lead
WHERE
    source_key = %(source_key)s
    AND state = 'pending'
    AND due_at <= %(now)s
