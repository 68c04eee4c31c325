-- One row per printed name that observable claims are about and no alias knows, with its first spelling.
SELECT
    claim.alias_key,
    MIN(claim.entity) AS name
FROM core.pinned_claim AS claim
WHERE
    claim.drop_reason IS NULL
    AND claim.entity_id IS NULL
GROUP BY claim.alias_key
ORDER BY claim.alias_key ASC
