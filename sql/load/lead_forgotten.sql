-- One row per incoming lead that a tombstone of its URL or of its source forbids.
SELECT incoming.url
FROM incoming_lead AS incoming
WHERE
    EXISTS (
        SELECT 1
        FROM raw.tombstone AS tombstone
        WHERE
            tombstone.key_sha256 IN (
                raw.TOMBSTONE_KEY(incoming.url), raw.TOMBSTONE_KEY('source ' || incoming.source_key)
            )
    )
