-- One row per name of which an edit said something: what was said of it before is said again, or nothing is.
-- noqa: disable=RF02
INSERT INTO ops.entity_review (
    alias_key, reviewed_at, verdict, printed, languages, entity_key, entity_kind, entity_name, reviewed_by, note
)
SELECT
    made.alias_key,
    %(now)s AS said_again_at,
    COALESCE(earlier.verdict, 'open') AS verdict,
    made.printed,
    made.languages,
    earlier.entity_key,
    earlier.entity_kind,
    earlier.entity_name,
    COALESCE(earlier.reviewed_by, %(made_by)s) AS said_by,
    COALESCE(earlier.note, '') AS remark
FROM ops.entity_review AS made
LEFT JOIN LATERAL (
    SELECT
        review.verdict,
        review.entity_key,
        review.entity_kind,
        review.entity_name,
        review.reviewed_by,
        review.note
    FROM ops.entity_review AS review
    WHERE review.alias_key = made.alias_key AND review.reviewed_at < made.reviewed_at
    ORDER BY review.reviewed_at DESC
    LIMIT 1
) AS earlier ON TRUE
WHERE
    made.alias_key = ANY(%(names)s)
    AND made.reviewed_at = %(made_at)s
ORDER BY made.alias_key ASC
