-- One row: nothing is said of a conflict any more.
DELETE FROM ops.conflict_settled AS settled
WHERE settled.printed_key = %(printed_key)s
