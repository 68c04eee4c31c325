-- One row: what a person says of a conflict now.
INSERT INTO ops.conflict_settled (conflict_key, status, wrong_key, settled_by, settled_at, note)
SELECT
    %(conflict_key)s,
    %(status)s,
    (
        SELECT observation.observation_key
        FROM core.observation AS observation
        WHERE observation.observation_id = %(wrong_id)s::uuid
    ) AS wrong_key,
    %(settled_by)s,
    %(now)s AS settled_at,
    %(note)s
ON CONFLICT (conflict_key) DO UPDATE SET
    status = excluded.status,
    wrong_key = excluded.wrong_key,
    settled_by = excluded.settled_by,
    settled_at = excluded.settled_at,
    note = excluded.note
