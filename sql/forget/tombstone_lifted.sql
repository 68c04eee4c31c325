-- One row per tombstone of these words, and per tombstone that stands with one of them. What was forgotten with its whole
-- source is lifted with the rest only by the word for the source.
WITH named AS (
    SELECT
        tombstone.key_sha256,
        tombstone.kind,
        tombstone.stands_with
    FROM raw.tombstone AS tombstone
    WHERE
        tombstone.key_sha256 IN (SELECT raw.TOMBSTONE_KEY(asked.words) FROM UNNEST(%(words)s::text[]) AS asked (words))
)

DELETE FROM raw.tombstone AS tombstone
USING named
WHERE
    tombstone.key_sha256 = named.key_sha256
    OR (
        tombstone.stands_with = named.stands_with
        AND (
            named.kind = 'source'
            OR NOT EXISTS (
                SELECT 1
                FROM raw.tombstone AS whole
                WHERE whole.stands_with = named.stands_with AND whole.kind = 'source' -- noqa: RF01
            )
        )
    )
