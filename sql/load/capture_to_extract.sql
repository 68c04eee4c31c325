-- One row per capture without a published reading by these versions, oldest first.
SELECT
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
WHERE
    (%(source_key)s::text IS NULL OR capture.source_key = %(source_key)s)
    AND (%(first_day)s::date IS NULL OR capture.fetched_at >= %(first_day)s::date)
    AND (%(last_day)s::date IS NULL OR capture.fetched_at < %(last_day)s::date + 1)
    AND NOT EXISTS (
        SELECT 1
        FROM core.reading AS reading
        WHERE
            reading.capture_id = capture.capture_id
            AND reading.parser_version = %(parser_version)s
            AND reading.extractor_version = %(extractor_version)s
    )
ORDER BY capture.fetched_at ASC, capture.capture_id ASC
LIMIT %(max_rows)s
