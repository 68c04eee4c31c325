-- One row per day whose lists have been read and of which no page waits any more, the day being over.
UPDATE ops.source_day AS day
SET state = 'done'
WHERE
    day.source_key = %(source_key)s
    AND day.job = 'list'
    AND day.state = 'begun'
    AND day.day < %(today)s
    AND NOT EXISTS (
        SELECT 1
        FROM raw.lead AS lead
        WHERE
            lead.source_key = day.source_key
            AND lead.listed_on = day.day
            AND lead.state = 'pending'
    )
