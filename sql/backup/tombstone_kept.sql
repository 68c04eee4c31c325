-- One row per tombstone, kept while the schemas are made anew; also of a database of before 0025, whose tombstones say
-- neither what they stand for nor with which others.
CREATE TEMPORARY TABLE tombstone_kept ON COMMIT DROP AS
SELECT
    tombstone.key_sha256,
    tombstone.forgotten_at,
    tombstone.note,
    TO_JSONB(tombstone) ->> 'kind' AS kind,
    (TO_JSONB(tombstone) ->> 'stands_with')::uuid AS stands_with
FROM raw.tombstone AS tombstone
