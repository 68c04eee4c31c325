-- One row per known lead of which this list says something that earlier ones left out, such as the feed's date.
UPDATE raw.lead AS lead
SET
    title = COALESCE(lead.title, incoming.title),
    feed_published_at = COALESCE(lead.feed_published_at, incoming.feed_published_at),
    listed_on = COALESCE(lead.listed_on, incoming.listed_on),
    changed_at = COALESCE(lead.changed_at, incoming.changed_at)
FROM incoming_lead AS incoming
WHERE
    lead.url = incoming.url
    AND (lead.title, lead.feed_published_at, lead.listed_on, lead.changed_at) IS DISTINCT FROM (
        COALESCE(lead.title, incoming.title),
        COALESCE(lead.feed_published_at, incoming.feed_published_at),
        COALESCE(lead.listed_on, incoming.listed_on),
        COALESCE(lead.changed_at, incoming.changed_at)
    )
