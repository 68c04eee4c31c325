-- One row per name of which an edit said something, and whether that is the last word on it.
SELECT
    made.alias_key,
    NOT EXISTS (
        SELECT 1
        FROM ops.entity_review AS later
        WHERE later.alias_key = made.alias_key AND later.reviewed_at > made.reviewed_at
    ) AS is_last
FROM ops.entity_review AS made
WHERE
    made.reviewed_at = %(made_at)s
    AND made.reviewed_by = %(made_by)s
ORDER BY made.alias_key ASC
