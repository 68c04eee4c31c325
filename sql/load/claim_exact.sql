-- One row: the claim of that id.
SELECT claim.claim_id
FROM core.claim AS claim
WHERE claim.claim_id = %(claim_id)s
