-- One row per reason for which claims are no evidence, and one without a reason for those that are.
SELECT
    claim.drop_reason,
    COUNT(*) AS claims
FROM pinned AS claim
GROUP BY claim.drop_reason
ORDER BY claim.drop_reason ASC NULLS FIRST
