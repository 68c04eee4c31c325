-- One row per body that the lead was never answered with before.
INSERT INTO raw.capture (
    capture_id, lead_id, url, sha256, source_key, final_url, fetched_at, status, content_type, body_bytes,
    warc_file, warc_offset, warc_length
)
SELECT
    incoming.capture_id,
    incoming.lead_id,
    incoming.url,
    incoming.sha256,
    incoming.source_key,
    incoming.final_url,
    incoming.fetched_at,
    incoming.status,
    incoming.content_type,
    incoming.body_bytes,
    incoming.warc_file,
    incoming.warc_offset,
    incoming.warc_length
FROM incoming_capture AS incoming
ORDER BY incoming.capture_id, incoming.fetched_at
ON CONFLICT (capture_id) DO NOTHING
