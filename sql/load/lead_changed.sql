-- One row per known lead that its source says has changed since we fetched it: due again; its url comes back.
-- The change must also be news to us, else a lastmod in the future would make the lead due in every run.
UPDATE raw.lead AS lead
SET
    state = 'pending',
    due_at = %(now)s,
    attempts = 0,
    drop_reason = NULL,
    changed_at = incoming.changed_at
FROM incoming_lead AS incoming
WHERE
    lead.url = incoming.url
    AND lead.state <> 'pending'
    AND incoming.changed_at > GREATEST(lead.last_fetch_at, lead.changed_at)
    AND lead.url NOT IN (SELECT tombstone.url FROM raw.tombstone AS tombstone)
RETURNING lead.url
