-- One row per reason for which claims are in no series, and one without a reason for those that are.
SELECT
    COALESCE(claim.drop_reason, CASE WHEN NOT support.is_admitted THEN 'unsure' END) AS drop_reason,
    COUNT(*) AS claims
FROM pinned AS claim
LEFT JOIN support_wanted AS support ON claim.observation_id = support.observation_id
GROUP BY 1
ORDER BY 1 ASC NULLS FIRST
