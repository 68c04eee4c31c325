-- Figures and claims without what lets them into series, which is lost: all figures are in their series again.
DROP VIEW core.pinned_claim;
DROP VIEW core.current_claim;
DROP TABLE core.article_outside;
DROP TABLE IF EXISTS mart.fct_unsure;
DROP TABLE IF EXISTS mart.claims_outside;
DELETE FROM ops.observe_state
WHERE state_key IN ('rules', 'mart.fct_unsure', 'mart.claims_outside');
DROP INDEX core.observation_by_period;
CREATE INDEX observation_by_period ON core.observation (period_id);
ALTER TABLE core.observation_support DROP COLUMN is_admitted;
ALTER TABLE core.observation_support DROP COLUMN confidence;
ALTER TABLE core.claim DROP COLUMN series_confidence;
ALTER TABLE stage.claim DROP COLUMN series_confidence;

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
    judged.verdict,
    CASE WHEN JSONB_EXISTS(judged.fix, 'modality') THEN judged.fix ->> 'modality' ELSE claim.modality END AS modality,
    claim.confidences,
    CASE
        WHEN JSONB_EXISTS(judged.fix, 'metric_limit') THEN judged.fix ->> 'metric_limit'
        WHEN JSONB_EXISTS(judged.fix, 'metric') OR JSONB_EXISTS(judged.fix, 'metric_id') THEN ''
        ELSE claim.metric_limit
    END AS metric_limit
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
        WHEN known.metric_limit = 'other' THEN 'limited'
        WHEN known.is_announced THEN 'period_misfit'
        WHEN known.dimension <> ALL(known.dimensions) THEN 'unit_misfit'
        WHEN known.is_out_of_bounds OR known.is_broken_count THEN 'implausible'
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
        COALESCE(
            claim.kind IN ('level', 'share', 'rate')
            AND NOT claim.value BETWEEN (claim.bounds -> claim.dimension ->> 0)::numeric AND (claim.bounds -> claim.dimension ->> 1)::numeric,
            FALSE
        ) AS is_out_of_bounds,
        COALESCE(claim.is_counted AND claim.kind = 'level' AND claim.dimension = 'count' AND claim.value <> TRUNC(claim.value), FALSE)
            AS is_broken_count,
        COALESCE(claim.is_flow AND claim.period_end - claim.period_start = 1, FALSE) AS is_announced,
        CONCAT_WS(
            '|', entity.entity_key, claim.metric_key, claim.kind, claim.unit_key,
            COALESCE(claim.region, ''), COALESCE(claim.whole_key, ''), NULLIF(claim.modality, 'actual'),
            'limit:' || NULLIF(claim.metric_limit, '')
        ) AS series_key
    FROM (
        SELECT
            told.claim_id,
            told.article_id,
            CASE WHEN told.is_turned THEN told.negative_of ELSE told.metric_id END AS metric_key,
            told.kind,
            told.unit AS unit_key,
            told.region,
            CASE WHEN told.kind = 'share' THEN told.whole_key END AS whole_key,
            told.modality,
            told.metric_limit,
            told.direction,
            CASE WHEN told.is_turned THEN -COALESCE(told.value_high, told.value) ELSE told.value END AS value,
            CASE WHEN NOT told.is_turned THEN told.value_high WHEN told.value_high IS NOT NULL THEN -told.value END AS value_high,
            CASE
                WHEN NOT told.is_turned THEN told.qualifier
                WHEN told.qualifier = 'more_than' THEN 'less_than'
                WHEN told.qualifier = 'less_than' THEN 'more_than'
                WHEN told.qualifier = 'at_least' THEN 'at_most'
                WHEN told.qualifier IN ('at_most', 'up_to') THEN 'at_least'
                ELSE told.qualifier
            END AS qualifier,
            told.dimensions,
            told.is_counted,
            told.is_flow,
            told.bounds,
            told.dimension,
            told.entity_key AS alias_key,
            told.attribution_kind AS agent_kind,
            told.attribution_key AS agent_key,
            told.first_day AS period_start,
            told.period_end,
            told.grain AS period_grain,
            told.baseline_start,
            told.baseline_end,
            told.baseline_grain,
            told.grain || TO_CHAR(told.first_day, ':YYYY-MM-DD/') || TO_CHAR(told.period_end, 'YYYY-MM-DD') AS period_key,
            told.baseline_grain || TO_CHAR(told.baseline_start, ':YYYY-MM-DD/') || TO_CHAR(told.baseline_end, 'YYYY-MM-DD') AS baseline_key
        FROM (
            SELECT
                made.*,
                CASE WHEN months.is_closed THEN DATE_TRUNC('month', made.period_start)::date ELSE made.period_start END AS first_day,
                CASE WHEN months.is_closed THEN 'month' ELSE made.period_grain END AS grain,
                metric.dimensions,
                metric.negative_of,
                metric.is_counted,
                metric.is_flow,
                metric.bounds,
                metric.negative_of IS NOT NULL AND made.kind = 'level' AS is_turned,
                COALESCE(unit.dimension, core.UNIT_DIMENSION(made.unit)) AS dimension
            FROM core.current_claim AS made
            LEFT JOIN core.metric AS metric ON made.metric_id = metric.metric_key
            LEFT JOIN core.unit AS unit ON made.unit = unit.unit_key
            CROSS JOIN LATERAL (
                SELECT
                    metric.is_stock
                    AND made.kind = 'level'
                    AND made.period_grain IN ('day', 'instant')
                    AND EXTRACT(DAY FROM made.period_end) = 1 AS is_closed
            ) AS months
        ) AS told
    ) AS claim
    LEFT JOIN core.entity_alias AS alias ON claim.alias_key = alias.alias_key
    LEFT JOIN core.entity AS entity ON alias.entity_id = entity.entity_id
) AS known;
COMMENT ON VIEW core.pinned_claim IS 'One row per current claim of a current revision, with the keys of what it is about.';
COMMENT ON COLUMN core.pinned_claim.drop_reason IS 'What is missing for an observation, or speaks against one; empty when nothing does.';
