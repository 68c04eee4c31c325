-- One row per capture asked for, oldest first.
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
WHERE capture.capture_id = ANY(%(ids)s)
ORDER BY capture.fetched_at ASC, capture.capture_id ASC
