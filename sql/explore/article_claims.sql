-- One row per current claim of the article, in the order of the text, with all that was read of it, and why it is in no series.
-- The views of what is said and of why it is in no series are planned apart: together they take longer to plan than to read.
-- noqa: disable=RF02
WITH outside AS MATERIALIZED (
    SELECT
        pinned.claim_id,
        pinned.drop_reason
    FROM core.pinned_claim AS pinned
    WHERE pinned.article_id = %(article_id)s
)

SELECT
    claim.claim_id,
    claim.span_start,
    claim.span_end,
    claim.sentence_start,
    claim.sentence_end,
    claim.surface,
    said.value,
    said.value_high,
    said.unit,
    claim.qualifier,
    said.kind,
    said.direction,
    said.entity,
    claim.metric,
    said.metric_id,
    claim.region,
    said.period_start,
    said.period_end,
    claim.period_grain,
    claim.period_text,
    claim.period_basis,
    claim.baseline_start,
    claim.baseline_end,
    claim.baseline_grain,
    claim.baseline_text,
    claim.whole,
    claim.attribution,
    claim.attribution_kind,
    claim.block,
    claim.confidence,
    -- later columns of said
    claim.extractor_version,
    LOWER(core.VALUE_RANGE(said.value, said.value_high, said.unit, claim.qualifier)) AS low,
    UPPER(core.VALUE_RANGE(said.value, said.value_high, said.unit, claim.qualifier)) AS high,
    said.verdict,
    listed.entity_key,
    listed.entity_name,
    evidence.observation_id,
    support.origins,
    support.sources,
    CASE WHEN support.is_admitted THEN observation.series_id END AS series_id,
    COALESCE(outside.drop_reason, CASE WHEN NOT support.is_admitted THEN 'unsure' END) AS drop_reason
FROM core.current_claim AS said
INNER JOIN core.claim AS claim ON said.claim_id = claim.claim_id
LEFT JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
LEFT JOIN core.observation AS observation ON evidence.observation_id = observation.observation_id
LEFT JOIN core.observation_support AS support ON evidence.observation_id = support.observation_id
LEFT JOIN mart.fct_claim AS listed ON claim.claim_id = listed.claim_id
LEFT JOIN outside ON claim.claim_id = outside.claim_id
WHERE said.article_id = %(article_id)s
ORDER BY claim.span_start ASC, claim.span_end DESC
