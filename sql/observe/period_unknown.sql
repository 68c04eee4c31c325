-- One row per period, of a figure or of what it is compared with, that core does not hold.
WITH used AS (
    SELECT
        claim.period_key,
        claim.period_start,
        claim.period_end,
        claim.period_grain
    FROM pinned AS claim
    WHERE claim.drop_reason IS NULL
    UNION
    SELECT
        claim.baseline_key AS period_key,
        claim.baseline_start AS period_start,
        claim.baseline_end AS period_end,
        claim.baseline_grain AS period_grain
    FROM pinned AS claim
    WHERE
        claim.drop_reason IS NULL
        AND claim.baseline_key IS NOT NULL
)

SELECT
    used.period_key,
    used.period_start,
    used.period_end,
    used.period_grain
FROM used
LEFT JOIN core.period AS period ON used.period_key = period.period_key
WHERE period.period_id IS NULL
ORDER BY used.period_key ASC
