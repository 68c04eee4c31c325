-- One row per attempt that is not in the log yet.
INSERT INTO raw.fetch_log (
    lead_id, at, run_key, url, source_key, outcome, reason, retry, status, seconds, received, requests, detail, capture_id
)
SELECT
    incoming.lead_id,
    incoming.at,
    incoming.run_key,
    incoming.url,
    incoming.source_key,
    incoming.outcome,
    incoming.reason,
    incoming.retry,
    incoming.status,
    incoming.seconds,
    incoming.received,
    incoming.requests,
    incoming.detail,
    incoming.capture_id
FROM incoming_fetch_log AS incoming
ORDER BY incoming.lead_id, incoming.at
ON CONFLICT (lead_id, at) DO NOTHING
