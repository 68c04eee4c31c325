-- One row per captured lead of the day that has not been visited since `begun_at`: due again; its url comes back.
-- The day is the article's day of publication where a reading has found one, else the day that listed it, else that of fetching.
WITH of_day AS (
    SELECT DISTINCT lead.url
    FROM raw.lead AS lead
    INNER JOIN raw.capture AS capture ON lead.lead_id = capture.lead_id
    LEFT JOIN core.reading AS reading ON capture.capture_id = reading.capture_id
    LEFT JOIN core.article_revision AS revision ON reading.revision_id = revision.revision_id
    WHERE
        lead.source_key = %(source_key)s -- noqa: RF02
        AND COALESCE(revision.published_on, lead.listed_on, capture.fetched_at::date) = %(day)s -- noqa: RF02
)

UPDATE raw.lead AS lead
SET
    state = 'pending',
    due_at = %(now)s,
    attempts = 0
FROM of_day
WHERE
    lead.url = of_day.url
    AND lead.state = 'done'
    AND lead.last_fetch_at < %(begun_at)s
RETURNING lead.url
