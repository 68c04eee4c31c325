-- One row or none: what the tombstones of these words stand with, the oldest first. Those of a whole source count only when
-- they are asked for.
SELECT tombstone.stands_with
FROM raw.tombstone AS tombstone
WHERE
    tombstone.key_sha256 IN (SELECT raw.TOMBSTONE_KEY(asked.words) FROM UNNEST(%(words)s::text[]) AS asked (words))
    AND tombstone.stands_with IS NOT NULL
    AND (
        %(also_sources)s
        OR NOT EXISTS (
            SELECT 1
            FROM raw.tombstone AS whole
            WHERE whole.stands_with = tombstone.stands_with AND whole.kind = 'source'
        )
    )
ORDER BY tombstone.forgotten_at ASC, tombstone.stands_with ASC
LIMIT 1
