-- One row per day of a source on which something is missing, the latest first: polling missed articles, some wait, or nothing
-- leads to the day.
SELECT
    gap.source_key,
    gap.day,
    gap.state,
    gap.listed,
    gap.missed,
    gap.captured,
    gap.dropped,
    gap.waiting,
    gap.before_polling,
    gap.detail,
    gap.asked_at
FROM ops.coverage_gap AS gap
WHERE
    gap.state IN ('unreachable', 'failed')
    OR gap.waiting > 0
    OR (gap.missed > 0 AND NOT gap.before_polling)
ORDER BY gap.day DESC, gap.source_key ASC
LIMIT 200
