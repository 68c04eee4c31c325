-- One row per claim whose id begins so.
SELECT claim.claim_id
FROM core.claim AS claim
WHERE STARTS_WITH(claim.claim_id::text, %(begins)s)
ORDER BY claim.claim_id ASC
LIMIT 2
