-- One row per lead that was last answered with one of these known bodies. A lead that waits to be fetched goes on waiting.
WITH latest AS (
    SELECT DISTINCT ON (capture.lead_id)
        capture.lead_id,
        capture.sha256,
        answer.fetched_at AS at
    FROM incoming_capture AS answer
    INNER JOIN raw.capture AS capture ON answer.capture_id = capture.capture_id
    ORDER BY capture.lead_id ASC, answer.fetched_at DESC, capture.capture_id ASC
)

UPDATE raw.lead AS lead
SET
    state = CASE WHEN lead.state = 'pending' THEN 'pending' ELSE 'done' END,
    last_fetch_at = latest.at,
    last_outcome = 'ok',
    drop_reason = NULL,
    -- a crawl tells no validators; those that we have are of the body that came last
    etag = CASE WHEN lead.known_sha256 = latest.sha256 THEN lead.etag END,
    last_modified = CASE WHEN lead.known_sha256 = latest.sha256 THEN lead.last_modified END,
    known_sha256 = latest.sha256
FROM latest
WHERE
    lead.lead_id = latest.lead_id
    AND (lead.last_fetch_at IS NULL OR latest.at > lead.last_fetch_at)
