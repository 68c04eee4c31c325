-- One row per archived page that the source's terms let us keep no longer. Those of longer ago were taken before.
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
    AND (
        capture.fetched_at >= %(before)s::timestamptz - '30 days'::interval
        OR EXISTS (
            SELECT 1
            FROM core.article_revision AS revision
            WHERE revision.first_capture_id = capture.capture_id AND revision.text <> ''
        )
    )
ORDER BY capture.warc_file ASC, capture.warc_offset ASC
