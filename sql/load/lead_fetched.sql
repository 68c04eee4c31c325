-- One row per lead that was tried: its state after the last of the attempts.
UPDATE raw.lead AS lead
SET
    state = incoming.state,
    due_at = COALESCE(incoming.due_at, lead.due_at),
    attempts = incoming.attempts,
    last_fetch_at = COALESCE(incoming.last_fetch_at, lead.last_fetch_at),
    last_outcome = incoming.last_outcome,
    drop_reason = incoming.drop_reason,
    etag = COALESCE(incoming.etag, lead.etag),
    last_modified = COALESCE(incoming.last_modified, lead.last_modified),
    known_sha256 = COALESCE(incoming.known_sha256, lead.known_sha256)
FROM incoming_lead AS incoming
WHERE
    lead.url = incoming.url
    -- what a crawl captured long ago says nothing of a lead that was fetched since
    AND (NOT %(long_ago)s OR COALESCE(incoming.last_fetch_at >= lead.last_fetch_at, TRUE))
