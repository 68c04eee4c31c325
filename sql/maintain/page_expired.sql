-- One row per archived page that the source's terms let us keep no longer, and that was not erased yet.
-- noqa: disable=RF02
SELECT
    capture.capture_id,
    capture.warc_file,
    capture.warc_offset,
    capture.warc_length
FROM raw.capture AS capture
WHERE
    capture.source_key = %(source_key)s
    AND capture.fetched_at < %(before)s
    AND capture.erased_at IS NULL
ORDER BY capture.warc_file ASC, capture.warc_offset ASC
