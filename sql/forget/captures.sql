-- One row per capture to forget: of the source, of these urls (as lead, or where redirects ended), or read as one of these articles.
SELECT
    capture.capture_id,
    capture.url,
    capture.final_url,
    capture.source_key,
    capture.warc_file,
    capture.warc_offset,
    capture.warc_length
FROM raw.capture AS capture
WHERE
    capture.source_key = %(source_key)s
    OR capture.url = ANY(%(urls)s)
    OR capture.final_url = ANY(%(urls)s)
    OR capture.capture_id = ANY(%(captures)s)
    OR capture.capture_id IN (
        SELECT reading.capture_id
        FROM core.article_revision AS revision
        INNER JOIN core.reading AS reading ON revision.revision_id = reading.revision_id
        WHERE revision.article_id = ANY(%(articles)s) -- noqa: RF02
    )
ORDER BY capture.capture_id ASC
