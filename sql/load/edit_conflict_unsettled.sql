-- One row: nothing is said of a conflict any more.
DELETE FROM ops.conflict_settled AS settled
WHERE settled.conflict_key = %(conflict_key)s
