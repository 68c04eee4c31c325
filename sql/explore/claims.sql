-- One row per claim that was found, the latest article first.
-- noqa: disable=RF02
SELECT
    claim.claim_id,
    claim.article_id,
    claim.source_key,
    claim.url,
    claim.title,
    claim.language,
    claim.published_on,
    claim.entity_key,
    claim.entity_name,
    claim.metric,
    claim.metric_id,
    claim.value,
    claim.value_high,
    claim.value_low_bound AS low,
    claim.value_high_bound AS high,
    claim.unit,
    claim.qualifier,
    claim.kind,
    claim.direction,
    claim.region,
    claim.period_start,
    claim.period_end,
    claim.period_grain,
    claim.baseline_start,
    claim.baseline_end,
    claim.baseline_grain,
    claim.whole,
    claim.attribution,
    claim.attribution_kind,
    claim.surface,
    claim.sentence,
    claim.confidence,
    -- later columns of claim
    claim.corrected
FROM mart.fct_claim AS claim
WHERE claim.claim_id = ANY(%(claim_ids)s::uuid[])
ORDER BY COALESCE(claim.published_on, '0001-01-01'::date) DESC, claim.claim_id DESC
