-- One row per tombstone of these words.
DELETE FROM raw.tombstone AS tombstone
WHERE tombstone.key_sha256 IN (SELECT raw.TOMBSTONE_KEY(asked.words) FROM UNNEST(%(words)s::text[]) AS asked (words))
