-- One row per claim behind a printed figure, those of an independent origin first.
-- noqa: disable=RF02
SELECT
    claim.claim_id,
    claim.article_id,
    claim.source_key,
    claim.url,
    claim.title,
    claim.language,
    claim.published_on,
    claim.surface,
    claim.sentence,
    claim.attribution,
    claim.attribution_kind,
    claim.confidence,
    -- later columns of claim
    evidence.role,
    evidence.origin_key,
    made.span_start - made.sentence_start AS number_start,
    made.span_end - made.sentence_start AS number_end
FROM mart.fct_evidence AS evidence
INNER JOIN mart.fct_claim AS claim ON evidence.claim_id = claim.claim_id
INNER JOIN core.claim AS made ON claim.claim_id = made.claim_id
WHERE evidence.observation_id = %(observation_id)s
ORDER BY evidence.role = 'origin' DESC, claim.published_on ASC, claim.claim_id ASC
LIMIT 500
