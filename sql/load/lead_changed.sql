-- One row per known lead that its source says has changed since we fetched it: due again; its url comes back.
-- A change later than the one the source told of before is news, whatever its clock says against ours; only where it told
-- of none before is our own fetch the measure.
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
    AND incoming.changed_at > COALESCE(lead.changed_at, lead.last_fetch_at)
    AND NOT (lead.url = ANY(%(forgotten)s))
RETURNING lead.url
