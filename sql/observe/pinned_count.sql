-- One row per reason for which claims are in no series, and one without a reason for those that are.
SELECT
    COALESCE(claim.drop_reason, CASE WHEN NOT support.is_admitted THEN 'unsure' END) AS drop_reason,
    COUNT(*) AS claims
FROM pinned AS claim
LEFT JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
LEFT JOIN core.observation_support AS support ON evidence.observation_id = support.observation_id
GROUP BY 1
ORDER BY 1 ASC NULLS FIRST
