-- How sure the reader is of all that names a claim's series and places the number in it, and which figures are let into their series.
ALTER TABLE stage.claim ADD COLUMN series_confidence numeric CHECK (series_confidence BETWEEN 0 AND 1);
ALTER TABLE core.claim ADD COLUMN series_confidence numeric CHECK (series_confidence BETWEEN 0 AND 1);
COMMENT ON COLUMN stage.claim.series_confidence IS 'How sure it is of all that names a series and places the number in it, 0 to 1.';
COMMENT ON COLUMN core.claim.series_confidence
IS 'How sure it is of all that names a series and places the number in it, 0 to 1; empty where it belongs in none, or no trained reader has read it.';
ALTER TABLE core.observation_support ADD COLUMN confidence numeric;
ALTER TABLE core.observation_support ADD COLUMN is_admitted boolean NOT NULL DEFAULT TRUE;
COMMENT ON COLUMN core.observation_support.confidence IS 'How sure the reader is of its surest claim: of all that names the series and places the figure in it.';
COMMENT ON COLUMN core.observation_support.is_admitted IS 'Whether it is in its series: a claim of it is sure, or nearly so and an independent origin prints the same.';

-- names of two alphabets have the same figures
DROP INDEX core.observation_by_period;
CREATE INDEX observation_by_period ON core.observation (period_id, value);

CREATE TABLE core.article_outside (
    article_id uuid NOT NULL,
    drop_reason text NOT NULL,
    claims integer NOT NULL,
    PRIMARY KEY (article_id, drop_reason)
);
COMMENT ON TABLE core.article_outside
IS 'One row per article and reason for which claims of it are evidence for no figure. Natural key: article_id and drop_reason.';
COMMENT ON COLUMN core.article_outside.article_id IS 'The article; not a foreign key, so that an article can be forgotten before the next observe.';
COMMENT ON COLUMN core.article_outside.drop_reason IS 'What is missing for a figure, or speaks against one, as core.pinned_claim says it.';
COMMENT ON COLUMN core.article_outside.claims IS 'Claims with this reason.';

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
