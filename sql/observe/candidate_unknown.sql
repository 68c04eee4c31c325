-- One row per printed name that claims to look at give evidence about, and that neither an entity has nor a person has rejected.
SELECT
    found.alias_key,
    MIN(claim.entity) AS name
FROM found_claim AS found
INNER JOIN core.current_claim AS claim ON found.claim_id = claim.claim_id
WHERE
    found.entity_id IS NULL
    AND found.drop_reason IS NULL
GROUP BY found.alias_key
ORDER BY found.alias_key ASC
