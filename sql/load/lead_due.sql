-- One row per lead of the source, or of these URLs of it, to fetch now, the longest due first.
SELECT
    lead.url,
    lead.source_key,
    lead.origin,
    lead.title,
    lead.feed_published_at,
    lead.changed_at,
    lead.listed_on,
    lead.attempts,
    lead.etag,
    lead.last_modified,
    ARRAY_REMOVE(
        ARRAY(
            SELECT capture.sha256
            FROM raw.capture AS capture
            WHERE capture.lead_id = lead.lead_id
        ) || lead.known_sha256,
        NULL
    ) AS known_sha256
FROM raw.lead AS lead
WHERE
    lead.source_key = %(source_key)s
    AND lead.state = 'pending'
    AND lead.due_at <= %(now)s
    AND (%(urls)s::text[] IS NULL OR lead.url = ANY(%(urls)s::text[])) -- noqa: RF02
ORDER BY lead.due_at ASC, lead.url ASC
LIMIT %(max_rows)s
