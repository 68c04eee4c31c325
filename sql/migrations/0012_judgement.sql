-- What persons say of claims: right, wrong, or what they should be. It holds for the number in the text, so that a later
-- version of the extractor does not lose it; wrong holds for a reading that says the same.
CREATE FUNCTION core.claim_said(claim core.claim) RETURNS jsonb
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
COMMENT ON FUNCTION core.claim_said(core.claim) IS 'What a claim says, apart from where and how surely.';

CREATE TABLE ops.judgement (
    claim_id uuid NOT NULL REFERENCES core.claim (claim_id) ON DELETE CASCADE,
    judged_at timestamptz NOT NULL,
    revision_id uuid NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('right', 'wrong', 'fix')),
    said jsonb NOT NULL,
    fix jsonb,
    judged_by text NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (claim_id, judged_at),
    CHECK ((verdict = 'fix') = (fix IS NOT NULL))
);
CREATE INDEX judgement_by_span ON ops.judgement (revision_id, span_start, span_end, judged_at);
COMMENT ON TABLE ops.judgement IS 'One row per time that a person judged a claim; the last word on a number holds. Natural key: claim_id and judged_at.';
COMMENT ON COLUMN ops.judgement.claim_id IS 'The claim as it stood.';
COMMENT ON COLUMN ops.judgement.judged_at IS 'When.';
COMMENT ON COLUMN ops.judgement.revision_id IS 'The text in which the number stands.';
COMMENT ON COLUMN ops.judgement.span_start IS 'Start of the number.';
COMMENT ON COLUMN ops.judgement.span_end IS 'Its end, exclusive.';
COMMENT ON COLUMN ops.judgement.verdict IS 'right, wrong, or fix: right with the fields of fix.';
COMMENT ON COLUMN ops.judgement.said IS 'What the claim said, as core.claim_said gives it.';
COMMENT ON COLUMN ops.judgement.fix IS 'Columns of core.claim and what they should be.';
COMMENT ON COLUMN ops.judgement.judged_by IS 'Who.';
COMMENT ON COLUMN ops.judgement.note IS 'Why.';
CREATE TRIGGER queue_judgements AFTER INSERT ON ops.judgement
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_claims();

-- an alias moves also a claim whose name a person has mended
CREATE OR REPLACE FUNCTION ops.queue_aliases() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT 'article', revision.article_id
    FROM changed
    INNER JOIN core.claim AS claim ON changed.alias_key = claim.entity_key AND claim.is_current
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    WHERE changed.origin = 'catalogue'
    UNION
    SELECT 'article', revision.article_id
    FROM changed
    INNER JOIN ops.judgement AS judgement ON changed.alias_key = judgement.fix ->> 'entity_key'
    INNER JOIN core.article_revision AS revision ON judgement.revision_id = revision.revision_id
    WHERE changed.origin = 'catalogue';
    RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION ops.queue_entities() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT 'article', revision.article_id
    FROM changed
    INNER JOIN core.entity_alias AS alias ON changed.entity_id = alias.entity_id
    INNER JOIN core.claim AS claim ON alias.alias_key = claim.entity_key AND claim.is_current
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    WHERE changed.status = 'known'
    UNION
    SELECT 'article', revision.article_id
    FROM changed
    INNER JOIN core.entity_alias AS alias ON changed.entity_id = alias.entity_id
    INNER JOIN ops.judgement AS judgement ON alias.alias_key = judgement.fix ->> 'entity_key'
    INNER JOIN core.article_revision AS revision ON judgement.revision_id = revision.revision_id
    WHERE changed.status = 'known';
    RETURN NULL;
END
$$;

DROP VIEW core.pinned_claim;
DROP VIEW core.current_claim;
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
WITH claim AS (
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
),

known AS (
    SELECT
        claim.*,
        entity.entity_id,
        entity.entity_key,
        CONCAT_WS(
            '|', entity.entity_key, claim.metric_key, claim.kind, claim.unit_key,
            COALESCE(claim.region, ''), COALESCE(claim.whole_key, '')
        ) AS series_key
    FROM claim
    LEFT JOIN core.entity_alias AS alias ON claim.alias_key = alias.alias_key
    LEFT JOIN core.entity AS entity ON alias.entity_id = entity.entity_id
)

SELECT
    known.*,
    CASE
        WHEN known.alias_key IS NULL THEN 'no_entity'
        WHEN known.metric_key IS NULL THEN 'no_metric'
        WHEN known.period_key IS NULL THEN 'no_period'
    END AS drop_reason,
    CONCAT_WS(
        '|', known.series_key, known.period_key, COALESCE(known.baseline_key, ''), COALESCE(known.direction, ''),
        CASE
            WHEN known.unit_key IN ('percent', 'percentage_point') THEN known.value
            ELSE TRIM_SCALE(known.value)
        END,
        COALESCE(TRIM_SCALE(known.value_high)::text, ''), known.qualifier
    ) AS observation_key
FROM known;
COMMENT ON VIEW core.pinned_claim IS 'One row per current claim of a current revision, with the keys of what it is about.';
COMMENT ON COLUMN core.pinned_claim.drop_reason IS 'What is missing for an observation; empty when nothing is.';
