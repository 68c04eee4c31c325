-- One row per edit, the newest first, and whether it was undone; of a claim the article in which it stands. A page ends where the next
-- one begins.
-- noqa: disable=RF02
SELECT
    edit.edit_id,
    edit.made_at,
    edit.made_by,
    edit.claim_id,
    revision.article_id,
    edit.alias_key,
    edit.conflict_key,
    edit.item,
    edit.about,
    edit.before,
    edit.after,
    edit.note,
    edit.undoes,
    later.made_by AS undone_by,
    later.made_at AS undone_at
FROM ops.edit AS edit
LEFT JOIN ops.edit AS later ON edit.edit_id = later.undoes
LEFT JOIN core.claim AS claim ON edit.claim_id = claim.claim_id
LEFT JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
WHERE
    (%(edit_id)s::uuid IS NULL OR edit.edit_id = %(edit_id)s)
    AND (
        %(after_id)s::uuid IS NULL
        OR (edit.made_at, edit.edit_id) < (%(after_at)s::timestamptz, %(after_id)s::uuid)
    )
ORDER BY edit.made_at DESC, edit.edit_id DESC
LIMIT %(max_rows)s
