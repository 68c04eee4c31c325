-- One row per check that held this article back and does so no more.
UPDATE ops.quarantine AS quarantine
SET
    settled_at = %(now)s,
    settled_as = %(settled_as)s,
    settled_by = %(settled_by)s,
    note = %(note)s
WHERE
    quarantine.item = %(item)s
    AND quarantine.settled_at IS NULL
