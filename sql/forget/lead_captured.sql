-- One row per lead of these urls that has captures.
SELECT lead.url
FROM raw.lead AS lead
WHERE
    lead.url = ANY(%(urls)s)
    AND EXISTS (
        SELECT 1
        FROM raw.capture AS capture
        WHERE capture.lead_id = lead.lead_id
    )
ORDER BY lead.url ASC
