-- One row per day of publication (else of listing, else of fetching) with pages of the source in the archive.
SELECT
    COALESCE(revision.published_on, lead.listed_on, capture.fetched_at::date) AS day,
    COUNT(DISTINCT capture.url) AS pages
FROM raw.capture AS capture
INNER JOIN raw.lead AS lead ON capture.lead_id = lead.lead_id
LEFT JOIN core.reading AS reading ON capture.capture_id = reading.capture_id
LEFT JOIN core.article_revision AS revision ON reading.revision_id = revision.revision_id
WHERE
    capture.source_key = %(source_key)s -- noqa: RF02
    AND COALESCE(revision.published_on, lead.listed_on, capture.fetched_at::date) >= %(first_day)s -- noqa: RF02
    AND COALESCE(revision.published_on, lead.listed_on, capture.fetched_at::date) < %(end_day)s -- noqa: RF02
GROUP BY COALESCE(revision.published_on, lead.listed_on, capture.fetched_at::date)
ORDER BY day ASC
