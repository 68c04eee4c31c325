-- One row per word without a tombstone, which gets one, and per word whose tombstone joins those of this forgetting: one
-- that stood by itself, or for its whole source. `is_new` tells them apart.
WITH asked AS (
    SELECT DISTINCT
        raw.TOMBSTONE_KEY(word.words) AS hash,
        word.kind
    FROM UNNEST(%(words)s::text[], %(kinds)s::text[]) AS word (words, kind)
)

INSERT INTO raw.tombstone AS held (key_sha256, forgotten_at, note, kind, stands_with)
SELECT
    asked.hash,
    %(now)s::timestamptz AS told_at,
    %(note)s AS told,
    asked.kind,
    %(stands_with)s::uuid AS together
FROM asked
ORDER BY asked.hash
ON CONFLICT (key_sha256) DO UPDATE
    SET
        kind = excluded.kind,
        note = COALESCE(NULLIF(excluded.note, ''), held.note),
        stands_with = excluded.stands_with
    WHERE
    %(takes_over)s
    AND held.stands_with IS DISTINCT FROM excluded.stands_with
    AND (
        held.stands_with IS NULL
        OR EXISTS (
            SELECT 1
            FROM raw.tombstone AS whole
            WHERE whole.stands_with = held.stands_with AND whole.kind = 'source' -- noqa: RF01
        )
    )
RETURNING held.xmax = 0 AS is_new
