-- One row: when the word that an edit gave was given, and whether it is the last one, unless it was taken back.
SELECT
    settled.settled_at,
    settled.is_last
FROM ops.conflict_settled AS settled
WHERE settled.printed_key = %(printed_key)s
