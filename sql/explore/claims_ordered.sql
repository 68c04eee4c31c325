-- One row per claim of these in the order asked for: largest, the largest number first, or trusted: what several origins print before
-- what one does, that before what is in no series, and of these what the reader is surer of.
-- noqa: disable=RF02
SELECT claim.claim_id
FROM mart.fct_claim AS claim
LEFT JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
LEFT JOIN core.observation_support AS support ON evidence.observation_id = support.observation_id
WHERE claim.claim_id = ANY(%(claim_ids)s::uuid[])
ORDER BY
    CASE WHEN %(sort)s = 'largest' THEN COALESCE(claim.value_high, claim.value) END DESC NULLS LAST,
    CASE WHEN %(sort)s = 'trusted' THEN claim.verdict IS NOT NULL END DESC,
    CASE WHEN %(sort)s = 'trusted' THEN COALESCE(support.is_admitted, FALSE) END DESC,
    CASE WHEN %(sort)s = 'trusted' THEN COALESCE(support.origins, 0) END DESC,
    CASE WHEN %(sort)s = 'trusted' THEN COALESCE(claim.series_confidence, claim.confidence) END DESC NULLS LAST,
    COALESCE(claim.published_on, '0001-01-01'::date) DESC,
    claim.claim_id DESC
