-- One row per claim that is evidence for a figure: who is behind it, and whether it says something new; by days of publication.
-- noqa: disable=RF02
SELECT
    evidence.claim_id,
    evidence.observation_id,
    evidence.role,
    evidence.origin_key,
    claim.published_on
FROM mart.fct_evidence AS evidence
INNER JOIN mart.fct_claim AS claim ON evidence.claim_id = claim.claim_id
WHERE
    (%(day_from)s::date IS NULL OR claim.published_on >= %(day_from)s)
    AND (%(day_before)s::date IS NULL OR claim.published_on < %(day_before)s)
ORDER BY
    claim.published_on ASC NULLS LAST,
    evidence.claim_id ASC
