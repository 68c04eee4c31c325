-- One row per tombstone that was kept: it stands again, beside those of the backup.
INSERT INTO raw.tombstone AS held (key_sha256, forgotten_at, note, kind, stands_with)
SELECT
    kept.key_sha256,
    kept.forgotten_at,
    kept.note,
    kept.kind,
    kept.stands_with
FROM pg_temp.tombstone_kept AS kept
ORDER BY kept.key_sha256 ASC
ON CONFLICT (key_sha256) DO UPDATE
    SET
        kind = COALESCE(excluded.kind, held.kind),
        stands_with = COALESCE(excluded.stands_with, held.stands_with)
