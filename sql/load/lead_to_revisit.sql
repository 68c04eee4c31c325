-- One row per lead that was captured while its article was fresh and whose next visit has come: due again; its url comes back.
-- Visits count from publication, and from our first capture where the article is dated later or not at all. A visit that
-- was due before our last one is over; after twice the longest span an article is no longer fresh, whatever was left out.
WITH visited AS (
    SELECT
        lead.url,
        lead.last_fetch_at,
        LEAST(
            MIN(capture.fetched_at),
            COALESCE(
                lead.feed_published_at,
                MIN(revision.published_at),
                (lead.listed_on + 1)::timestamptz,
                MIN(capture.fetched_at)
            )
        ) AS born_at
    FROM raw.lead AS lead
    INNER JOIN raw.capture AS capture ON lead.lead_id = capture.lead_id
    LEFT JOIN core.reading AS reading ON capture.capture_id = reading.capture_id
    LEFT JOIN core.article_revision AS revision ON reading.revision_id = revision.revision_id
    WHERE
        lead.source_key = %(source_key)s -- noqa: RF02
        AND lead.state = 'done'
        AND lead.last_fetch_at >= %(now)s::timestamptz - 2 * %(longest)s::interval -- noqa: RF02
    GROUP BY lead.lead_id
),

next_visit AS (
    SELECT
        visited.url,
        MIN(visited.born_at + visit.later) AS next_at
    FROM visited
    CROSS JOIN UNNEST(%(visits)s::interval[]) AS visit (later)
    WHERE visited.last_fetch_at < visited.born_at + visit.later
    GROUP BY visited.url
)

UPDATE raw.lead AS lead
SET
    state = 'pending',
    due_at = LEAST(%(now)s, CURRENT_TIMESTAMP),
    attempts = 0
FROM next_visit
WHERE
    lead.url = next_visit.url
    AND next_visit.next_at <= %(now)s
RETURNING lead.url
