-- One row per word without a tombstone: it gets one.
INSERT INTO raw.tombstone (key_sha256, forgotten_at, note)
SELECT DISTINCT
    raw.TOMBSTONE_KEY(asked.words) AS hash,
    %(now)s::timestamptz AS told_at,
    %(note)s AS told
FROM UNNEST(%(words)s::text[]) AS asked (words)
ORDER BY hash
ON CONFLICT (key_sha256) DO NOTHING
