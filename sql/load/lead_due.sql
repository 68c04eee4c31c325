-- One row per lead of the source, or of these URLs of it, to fetch now, the longest due first.
SELECT
    url,
    source_key,
    origin,
    title,
    feed_published_at,
    changed_at,
    listed_on,
    attempts,
    etag,
    last_modified,
    known_sha256
FROM raw.lead
WHERE
    source_key = %(source_key)s
    AND state = 'pending'
    AND due_at <= %(now)s
    AND (%(urls)s::text[] IS NULL OR url = ANY(%(urls)s::text[])) -- noqa: RF02
ORDER BY due_at ASC, url ASC
LIMIT %(max_rows)s
