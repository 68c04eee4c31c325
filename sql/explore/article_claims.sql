-- One row per current claim of the article, in the order of the text, with all that was read of it or that a person has mended, and why it
-- is in no series. The words for a time are those for the one that was read: a time that was mended has none.
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
    said.qualifier,
    said.kind,
    said.direction,
    said.entity,
    said.metric,
    said.metric_id,
    said.region,
    said.period_start,
    said.period_end,
    said.period_grain,
    CASE WHEN own.has_period THEN claim.period_text END AS period_text,
    CASE WHEN own.has_period THEN claim.period_basis END AS period_basis,
    said.baseline_start,
    said.baseline_end,
    said.baseline_grain,
    CASE WHEN own.has_baseline THEN claim.baseline_text END AS baseline_text,
    said.whole,
    claim.attribution,
    claim.attribution_kind,
    claim.block,
    claim.confidence,
    -- later columns of said
    claim.extractor_version,
    LOWER(core.VALUE_RANGE(said.value, said.value_high, said.unit, said.qualifier)) AS low,
    UPPER(core.VALUE_RANGE(said.value, said.value_high, said.unit, said.qualifier)) AS high,
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
CROSS JOIN
    LATERAL (
        VALUES (
            said.period_start IS NOT DISTINCT FROM claim.period_start
            AND said.period_end IS NOT DISTINCT FROM claim.period_end
            AND said.period_grain IS NOT DISTINCT FROM claim.period_grain,
            said.baseline_start IS NOT DISTINCT FROM claim.baseline_start
            AND said.baseline_end IS NOT DISTINCT FROM claim.baseline_end
            AND said.baseline_grain IS NOT DISTINCT FROM claim.baseline_grain
        )
    ) AS own (has_period, has_baseline)
LEFT JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
LEFT JOIN core.observation AS observation ON evidence.observation_id = observation.observation_id
LEFT JOIN core.observation_support AS support ON evidence.observation_id = support.observation_id
LEFT JOIN mart.fct_claim AS listed ON claim.claim_id = listed.claim_id
LEFT JOIN outside ON claim.claim_id = outside.claim_id
WHERE said.article_id = %(article_id)s
ORDER BY claim.span_start ASC, claim.span_end DESC
