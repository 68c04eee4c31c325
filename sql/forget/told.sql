-- One row per forgetting and kind of tombstone: how many stand, since when, and who asked. Those of before 0025, which do not
-- say what they stand with, by when they were set.
SELECT
    COALESCE(tombstone.stands_with::text, TO_CHAR(tombstone.forgotten_at, 'YYYY-MM-DD"T"HH24:MI:SS.US')) AS forgetting,
    tombstone.kind,
    COUNT(*) AS tombstones,
    MIN(tombstone.forgotten_at) AS forgotten_at,
    (ARRAY_AGG(tombstone.note ORDER BY tombstone.forgotten_at ASC, tombstone.note DESC))[1] AS note
FROM raw.tombstone AS tombstone
GROUP BY forgetting, tombstone.kind
ORDER BY forgotten_at ASC, forgetting ASC, tombstone.kind ASC
