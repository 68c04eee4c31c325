-- One row: how many leads of the source still wait to be fetched, of these urls or (without urls) listed for this day.
SELECT
    COUNT(*) AS waiting,
    MIN(lead.due_at) AS next_at
FROM raw.lead AS lead
WHERE
    lead.source_key = %(source_key)s
    AND lead.state = 'pending'
    AND (lead.listed_on = %(day)s OR lead.url = ANY(%(urls)s))
