-- One row: an edit, and whether it was undone or is an undoing itself.
SELECT
    edit.edit_id,
    edit.made_at,
    edit.made_by,
    edit.claim_id,
    edit.alias_key,
    edit.conflict_key,
    edit.item,
    edit.about,
    edit.before,
    edit.after,
    edit.undoes,
    EXISTS(
        SELECT 1
        FROM ops.edit AS later
        WHERE later.undoes = edit.edit_id
    ) AS is_undone
FROM ops.edit AS edit
WHERE edit.edit_id = %(edit_id)s
