-- One row per word on a conflict that is now one of another entity, since its names mean that, or that another word holds in place of: with
-- the keys of now. A name that nothing has is that of a candidate. Where the names mean two entities there is no such conflict, and it waits.
WITH name AS (
    SELECT
        settled.printed_key,
        COALESCE(entity.entity_key, 'candidate/' || printed.alias_key) AS entity_key
    FROM ops.conflict_settled AS settled
    CROSS JOIN LATERAL UNNEST(settled.names) AS printed (alias_key)
    LEFT JOIN core.entity_alias AS alias ON printed.alias_key = alias.alias_key
    LEFT JOIN core.entity AS entity ON alias.entity_id = entity.entity_id
),

meant AS (
    SELECT
        name.printed_key,
        MIN(name.entity_key) AS entity_key
    FROM name
    GROUP BY name.printed_key
    HAVING COUNT(DISTINCT name.entity_key) = 1
),

told AS (
    SELECT
        settled.printed_key,
        settled.settled_at,
        CASE
            WHEN meant.entity_key IS NULL THEN settled.conflict_key
            ELSE
                CONCAT_WS(
                    '|', SPLIT_PART(settled.conflict_key, '|', 1), meant.entity_key,
                    ARRAY_TO_STRING(settled.figures, '|' || meant.entity_key || '|')
                )
        END AS conflict_key,
        CASE
            WHEN meant.entity_key IS NULL THEN settled.wrong_key
            WHEN settled.status = 'settled_a' THEN CONCAT_WS('|', meant.entity_key, settled.figures[2])
            WHEN settled.status = 'settled_b' THEN CONCAT_WS('|', meant.entity_key, settled.figures[1])
        END AS wrong_key
    FROM ops.conflict_settled AS settled
    LEFT JOIN meant ON settled.printed_key = meant.printed_key
),

placed AS (
    SELECT
        told.*,
        ROW_NUMBER() OVER (PARTITION BY told.conflict_key ORDER BY told.settled_at DESC, told.printed_key ASC) = 1 AS is_last
    FROM told
)

UPDATE ops.conflict_settled AS settled
SET
    conflict_key = placed.conflict_key,
    wrong_key = placed.wrong_key,
    is_last = placed.is_last
FROM placed
WHERE
    settled.printed_key = placed.printed_key
    AND (settled.conflict_key, settled.wrong_key, settled.is_last)
    IS DISTINCT FROM (placed.conflict_key, placed.wrong_key, placed.is_last)
