-- One row per capture of a span of days, whatever has read it before, oldest first; of those whose pages the archive has. The day is
-- the article's day of publication where a reading has found one, else the day that listed it, else the day of fetching.
SELECT DISTINCT ON (capture.fetched_at, capture.capture_id)
    capture.capture_id,
    capture.url,
    capture.final_url,
    capture.source_key,
    capture.fetched_at,
    capture.content_type,
    capture.sha256,
    capture.warc_file,
    capture.warc_offset,
    capture.warc_length
FROM raw.capture AS capture
INNER JOIN raw.lead AS lead ON capture.lead_id = lead.lead_id
LEFT JOIN core.reading AS reading ON capture.capture_id = reading.capture_id
LEFT JOIN core.article_revision AS revision ON reading.revision_id = revision.revision_id
WHERE
    capture.erased_at IS NULL
    AND (%(source_key)s::text IS NULL OR capture.source_key = %(source_key)s) -- noqa: RF02
    AND (%(read_by)s::text IS NULL OR reading.extractor_version = %(read_by)s) -- noqa: RF02
    AND (%(first_day)s::date IS NULL OR COALESCE(revision.published_on, lead.listed_on, capture.fetched_at::date) >= %(first_day)s::date) -- noqa: RF02
    AND (%(end_day)s::date IS NULL OR COALESCE(revision.published_on, lead.listed_on, capture.fetched_at::date) < %(end_day)s::date) -- noqa: RF02
ORDER BY capture.fetched_at ASC, capture.capture_id ASC
