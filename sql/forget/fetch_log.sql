-- One row per attempt at a lead of these urls.
DELETE FROM raw.fetch_log AS attempt
USING raw.lead AS lead
WHERE
    attempt.lead_id = lead.lead_id
    AND lead.url = ANY(%(urls)s)
