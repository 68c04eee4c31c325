-- One row per lead that was tried: its state after the last of the attempts.
UPDATE raw.lead AS lead
SET
    state = incoming.state,
    due_at = COALESCE(incoming.due_at, lead.due_at),
    attempts = incoming.attempts,
    last_fetch_at = COALESCE(incoming.last_fetch_at, lead.last_fetch_at),
    last_outcome = incoming.last_outcome,
    drop_reason = incoming.drop_reason,
    -- validators are those of the body that came last: by one of another body the server would say of that one that it stands
    etag = CASE WHEN incoming.known_sha256 IS NULL THEN COALESCE(incoming.etag, lead.etag) ELSE incoming.etag END,
    last_modified = CASE
        WHEN incoming.known_sha256 IS NULL THEN COALESCE(incoming.last_modified, lead.last_modified)
        ELSE incoming.last_modified
    END,
    known_sha256 = COALESCE(incoming.known_sha256, lead.known_sha256)
FROM incoming_lead AS incoming
WHERE
    lead.url = incoming.url
    -- what a crawl captured long ago says nothing of a lead that was fetched, or announced as changed, since
    AND (NOT %(long_ago)s OR COALESCE(incoming.last_fetch_at >= GREATEST(lead.last_fetch_at, lead.changed_at), TRUE))
