-- One row per lead that nobody has told us of and no tombstone forbids; its url comes back.
INSERT INTO raw.lead (lead_id, url, source_key, origin, title, feed_published_at, changed_at, listed_on, found_at, due_at)
SELECT
    incoming.lead_id,
    incoming.url,
    incoming.source_key,
    incoming.origin,
    incoming.title,
    incoming.feed_published_at,
    incoming.changed_at,
    incoming.listed_on,
    %(now)s AS found_at,
    %(now)s AS due_at
FROM incoming_lead AS incoming
WHERE NOT (incoming.url = ANY(%(forgotten)s))
ORDER BY incoming.url
ON CONFLICT (url) DO NOTHING
RETURNING url
