-- One row per check that holds an article back again, as before the edit.
UPDATE ops.quarantine AS held
SET
    settled_at = NULL,
    settled_as = NULL,
    settled_by = NULL,
    note = ''
WHERE
    held.item = %(item)s
    AND held.settled_at = %(made_at)s
