-- core.current_claim as migration 0030 makes it, and as a step down to it gives it back.
CREATE OR REPLACE VIEW core.current_claim AS
SELECT
    claim.claim_id,
    claim.revision_id,
    revision.article_id,
    claim.extractor_version,
    claim.made_at,
    claim.span_start,
    claim.span_end,
    claim.surface,
    CASE WHEN JSONB_EXISTS(judged.fix, 'value') THEN (judged.fix ->> 'value')::numeric ELSE claim.value END AS value,
    CASE WHEN JSONB_EXISTS(judged.fix, 'value_high') THEN (judged.fix ->> 'value_high')::numeric ELSE claim.value_high END AS value_high,
    CASE WHEN JSONB_EXISTS(judged.fix, 'unit') THEN judged.fix ->> 'unit' ELSE claim.unit END AS unit,
    CASE WHEN JSONB_EXISTS(judged.fix, 'qualifier') THEN judged.fix ->> 'qualifier' ELSE claim.qualifier END AS qualifier,
    CASE WHEN JSONB_EXISTS(judged.fix, 'kind') THEN judged.fix ->> 'kind' ELSE claim.kind END AS kind,
    CASE WHEN JSONB_EXISTS(judged.fix, 'direction') THEN judged.fix ->> 'direction' ELSE claim.direction END AS direction,
    CASE WHEN JSONB_EXISTS(judged.fix, 'entity') THEN judged.fix ->> 'entity' ELSE claim.entity END AS entity,
    CASE WHEN JSONB_EXISTS(judged.fix, 'entity_key') THEN judged.fix ->> 'entity_key' ELSE claim.entity_key END AS entity_key,
    CASE WHEN JSONB_EXISTS(judged.fix, 'metric') THEN judged.fix ->> 'metric' ELSE claim.metric END AS metric,
    CASE WHEN JSONB_EXISTS(judged.fix, 'metric_id') THEN judged.fix ->> 'metric_id' ELSE claim.metric_id END AS metric_id,
    CASE WHEN JSONB_EXISTS(judged.fix, 'region') THEN judged.fix ->> 'region' ELSE claim.region END AS region,
    CASE WHEN JSONB_EXISTS(judged.fix, 'period_start') THEN (judged.fix ->> 'period_start')::date ELSE claim.period_start END AS period_start,
    CASE WHEN JSONB_EXISTS(judged.fix, 'period_end') THEN (judged.fix ->> 'period_end')::date ELSE claim.period_end END AS period_end,
    CASE WHEN JSONB_EXISTS(judged.fix, 'period_grain') THEN judged.fix ->> 'period_grain' ELSE claim.period_grain END AS period_grain,
    CASE WHEN JSONB_EXISTS(judged.fix, 'baseline_start') THEN (judged.fix ->> 'baseline_start')::date ELSE claim.baseline_start END AS baseline_start,
    CASE WHEN JSONB_EXISTS(judged.fix, 'baseline_end') THEN (judged.fix ->> 'baseline_end')::date ELSE claim.baseline_end END AS baseline_end,
    CASE WHEN JSONB_EXISTS(judged.fix, 'baseline_grain') THEN judged.fix ->> 'baseline_grain' ELSE claim.baseline_grain END AS baseline_grain,
    CASE WHEN JSONB_EXISTS(judged.fix, 'whole') THEN judged.fix ->> 'whole' ELSE claim.whole END AS whole,
    CASE WHEN JSONB_EXISTS(judged.fix, 'whole_key') THEN judged.fix ->> 'whole_key' ELSE claim.whole_key END AS whole_key,
    claim.attribution,
    claim.attribution_key,
    claim.attribution_kind,
    claim.block,
    claim.sentence_start,
    claim.sentence_end,
    claim.confidence,
    judged.verdict,
    CASE WHEN JSONB_EXISTS(judged.fix, 'modality') THEN judged.fix ->> 'modality' ELSE claim.modality END AS modality,
    claim.confidences,
    CASE
        WHEN JSONB_EXISTS(judged.fix, 'metric_limit') THEN judged.fix ->> 'metric_limit'
        WHEN JSONB_EXISTS(judged.fix, 'metric') OR JSONB_EXISTS(judged.fix, 'metric_id') THEN ''
        ELSE claim.metric_limit
    END AS metric_limit,
    claim.series_confidence
FROM core.claim AS claim
INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
LEFT JOIN LATERAL (
    SELECT
        judgement.verdict,
        judgement.fix,
        judgement.said
    FROM ops.judgement AS judgement
    WHERE
        judgement.revision_id = claim.revision_id
        AND judgement.span_start = claim.span_start
        AND judgement.span_end = claim.span_end
    ORDER BY judgement.judged_at DESC
    LIMIT 1
) AS judged ON TRUE
WHERE
    claim.is_current
    AND revision.is_current
    AND (judged.verdict IS NULL OR judged.verdict <> 'wrong' OR judged.said <> core.CLAIM_SAID(claim));
