-- One row per URL or other word that a tombstone stands for.
SELECT asked.words
FROM UNNEST(%(words)s::text[]) AS asked (words)
INNER JOIN raw.tombstone AS tombstone ON raw.TOMBSTONE_KEY(asked.words) = tombstone.key_sha256
