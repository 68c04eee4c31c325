-- One row: what is said of a conflict, if a person has said anything.
SELECT
    settled.printed_key,
    settled.status,
    settled.wrong_key,
    settled.settled_by,
    settled.settled_at,
    settled.note
FROM ops.conflict_settled AS settled
WHERE
    settled.conflict_key = %(conflict_key)s
    AND settled.is_last
