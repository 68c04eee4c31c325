-- One row per capture that a run is to read by itself, oldest first; of those whose pages the archive has. The built-in reader takes
-- captures without a published reading by these versions, but none that a language model has read: what it has said is replaced by
-- `reextract` alone. A language model is asked about captures that no reader has read yet: asking about the others costs money, so
-- that it is `reextract` that names their days.
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
    AND capture.erased_at IS NULL
    AND NOT EXISTS (
        SELECT 1
        FROM core.reading AS reading
        WHERE
            reading.capture_id = capture.capture_id
            AND (
                %(reader)s::text <> 'builtin' -- noqa: RF02
                OR reading.extractor_version LIKE 'llm:%%'
                OR reading.extractor_version LIKE 'both:%%'
                OR (
                    reading.parser_version = %(parser_version)s
                    AND reading.extractor_version = %(extractor_version)s
                )
            )
    )
ORDER BY capture.fetched_at ASC, capture.capture_id ASC
