-- Claims without their modality and the confidences of their fields, which are lost.
DROP VIEW core.pinned_claim;
DROP VIEW core.current_claim;
CREATE OR REPLACE FUNCTION core.claim_said(claim core.claim) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT JSONB_BUILD_OBJECT(
        'value', TRIM_SCALE(claim.value),
        'value_high', TRIM_SCALE(claim.value_high),
        'unit', claim.unit,
        'qualifier', claim.qualifier,
        'kind', claim.kind,
        'direction', claim.direction,
        'entity_key', claim.entity_key,
        'metric_id', claim.metric_id,
        'region', claim.region,
        'period_start', claim.period_start,
        'period_end', claim.period_end,
        'baseline_start', claim.baseline_start,
        'baseline_end', claim.baseline_end,
        'whole_key', claim.whole_key
    )
$$;
ALTER TABLE core.claim DROP COLUMN modality;
ALTER TABLE core.claim DROP COLUMN confidences;
ALTER TABLE stage.claim DROP COLUMN modality;
ALTER TABLE stage.claim DROP COLUMN confidences;

CREATE VIEW core.current_claim AS
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
    judged.verdict
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
COMMENT ON VIEW core.current_claim
IS 'One row per current claim of a current revision, as mended by persons; without those that a person has found wrong.';

CREATE VIEW core.pinned_claim AS
SELECT
    known.*,
    CASE
        WHEN known.alias_key IS NULL THEN 'no_entity'
        WHEN known.metric_key IS NULL THEN 'no_metric'
        WHEN known.period_key IS NULL THEN 'no_period'
        WHEN
            known.entity_id IS NULL
            AND EXISTS (
                SELECT 1
                FROM ops.entity_said AS said
                WHERE said.alias_key = known.alias_key AND said.verdict = 'reject'
            ) THEN 'no_entity'
    END AS drop_reason,
    CONCAT_WS(
        '|', known.series_key, known.period_key, COALESCE(known.baseline_key, ''), COALESCE(known.direction, ''),
        CASE
            WHEN known.unit_key IN ('percent', 'percentage_point') THEN known.value
            ELSE TRIM_SCALE(known.value)
        END,
        COALESCE(TRIM_SCALE(known.value_high)::text, ''), known.qualifier
    ) AS observation_key
FROM (
    SELECT
        claim.*,
        entity.entity_id,
        entity.entity_key,
        CONCAT_WS(
            '|', entity.entity_key, claim.metric_key, claim.kind, claim.unit_key,
            COALESCE(claim.region, ''), COALESCE(claim.whole_key, '')
        ) AS series_key
    FROM (
        SELECT
            made.claim_id,
            made.article_id,
            made.metric_id AS metric_key,
            made.kind,
            made.unit AS unit_key,
            made.region,
            CASE WHEN made.kind = 'share' THEN made.whole_key END AS whole_key,
            made.direction,
            made.value,
            made.value_high,
            made.qualifier,
            made.entity_key AS alias_key,
            made.attribution_kind AS agent_kind,
            made.attribution_key AS agent_key,
            made.period_start,
            made.period_end,
            made.period_grain,
            made.baseline_start,
            made.baseline_end,
            made.baseline_grain,
            made.period_grain || TO_CHAR(made.period_start, ':YYYY-MM-DD/') || TO_CHAR(made.period_end, 'YYYY-MM-DD') AS period_key,
            made.baseline_grain || TO_CHAR(made.baseline_start, ':YYYY-MM-DD/') || TO_CHAR(made.baseline_end, 'YYYY-MM-DD') AS baseline_key
        FROM core.current_claim AS made
    ) AS claim
    LEFT JOIN core.entity_alias AS alias ON claim.alias_key = alias.alias_key
    LEFT JOIN core.entity AS entity ON alias.entity_id = entity.entity_id
) AS known;
COMMENT ON VIEW core.pinned_claim IS 'One row per current claim of a current revision, with the keys of what it is about.';
COMMENT ON COLUMN core.pinned_claim.drop_reason IS 'What is missing for an observation; empty when nothing is.';
