-- One row per incoming lead that a tombstone forbids.
SELECT incoming.url
FROM incoming_lead AS incoming
INNER JOIN raw.tombstone AS tombstone ON incoming.url = tombstone.url
