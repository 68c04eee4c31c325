-- One row per article and check that holds it back, those that wait for a person first.
SELECT
    run.source_key,
    held.item,
    held.check_key,
    held.held_at,
    COALESCE(held.settled_as, 'waits') AS state,
    held.settled_at,
    held.settled_by,
    held.note,
    JSONB_ARRAY_LENGTH(held.detail) AS bad_rows
FROM ops.quarantine AS held
INNER JOIN ops.run AS run ON held.run_key = run.run_key
ORDER BY held.settled_at IS NULL DESC, held.held_at DESC, held.item ASC, held.check_key ASC
LIMIT 200
