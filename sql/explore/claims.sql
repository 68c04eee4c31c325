-- One row per claim that was found, the latest article first: what it says, where its number stands in its sentence, and what prints
-- the same. A series only where its figure is let in.
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
    claim.corrected,
    claim.verdict,
    claim.span_start - made.sentence_start AS number_start,
    claim.span_end - made.sentence_start AS number_end,
    CASE WHEN own.has_period THEN made.period_text END AS period_text,
    CASE WHEN own.has_period THEN made.period_basis END AS period_basis,
    evidence.observation_id,
    CASE WHEN support.is_admitted THEN observation.series_id END AS series_id,
    support.claims,
    support.sources,
    support.origins
FROM mart.fct_claim AS claim
INNER JOIN core.claim AS made ON claim.claim_id = made.claim_id
CROSS JOIN
    LATERAL (
        VALUES (
            claim.period_start IS NOT DISTINCT FROM made.period_start
            AND claim.period_end IS NOT DISTINCT FROM made.period_end
            AND claim.period_grain IS NOT DISTINCT FROM made.period_grain
        )
    ) AS own (has_period)
LEFT JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
LEFT JOIN core.observation AS observation ON evidence.observation_id = observation.observation_id
LEFT JOIN core.observation_support AS support ON evidence.observation_id = support.observation_id
WHERE claim.claim_id = ANY(%(claim_ids)s::uuid[])
ORDER BY COALESCE(claim.published_on, '0001-01-01'::date) DESC, claim.claim_id DESC
