-- One row per period, of a figure or of what it is compared with, that core did not hold.
INSERT INTO core.period (period_id, period_key, period_start, period_end, grain)
SELECT
    used.period_id,
    used.period_key,
    used.period_start,
    used.period_end,
    used.grain
FROM (
    SELECT
        claim.period_id,
        claim.period_key,
        claim.period_start,
        claim.period_end,
        claim.period_grain AS grain
    FROM pinned AS claim
    UNION
    SELECT
        claim.baseline_id,
        claim.baseline_key,
        claim.baseline_start,
        claim.baseline_end,
        claim.baseline_grain AS grain
    FROM pinned AS claim
) AS used
WHERE used.period_id IS NOT NULL
ORDER BY used.period_key ASC
ON CONFLICT DO NOTHING
