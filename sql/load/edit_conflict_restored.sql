-- One row: what was said of a conflict before is said again.
UPDATE ops.conflict_settled AS settled
SET
    status = %(status)s,
    wrong_key = %(wrong_key)s,
    settled_by = %(settled_by)s,
    settled_at = CAST(%(settled_at)s AS timestamptz),
    note = %(note)s
WHERE settled.printed_key = %(printed_key)s
