-- One row: what was said of a conflict before is said again.
INSERT INTO ops.conflict_settled (conflict_key, status, wrong_key, settled_by, settled_at, note)
VALUES (
    %(conflict_key)s, %(status)s, %(wrong_key)s, %(settled_by)s, CAST(%(settled_at)s AS timestamptz), %(note)s
)
