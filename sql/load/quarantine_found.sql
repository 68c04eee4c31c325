-- One row per article and check in quarantine, those that wait longest first.
-- noqa: disable=RF02
SELECT
    quarantine.item,
    quarantine.check_key,
    quarantine.run_key,
    run.source_key,
    quarantine.detail,
    quarantine.held_at,
    quarantine.settled_at,
    quarantine.settled_as,
    quarantine.settled_by,
    quarantine.note
FROM ops.quarantine AS quarantine
INNER JOIN ops.run AS run ON quarantine.run_key = run.run_key
WHERE %(settled_too)s OR quarantine.settled_at IS NULL
ORDER BY quarantine.held_at ASC, quarantine.item ASC, quarantine.check_key ASC
