-- One row: how many checks held an article back until an edit, and whether its source has been run since.
-- noqa: disable=RF02
SELECT
    COUNT(*) AS checks,
    BOOL_OR(EXISTS (
        SELECT 1
        FROM ops.run AS failed
        INNER JOIN ops.run AS later ON failed.source_key = later.source_key
        WHERE failed.run_key = held.run_key AND later.begun_at > %(made_at)s
    )) AS is_run_since
FROM ops.quarantine AS held
WHERE
    held.item = %(item)s
    AND held.settled_at = %(made_at)s
