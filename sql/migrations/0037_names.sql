-- Names are compared alike wherever they are printed; what the catalogue says of an agency or a speaker reaches the figures that come from
-- it; and a person's word of another reading leaves no range or time that ends before it begins.
CREATE FUNCTION core.name_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN BTRIM(
    REGEXP_REPLACE(
        core.SMALL_LETTERS(TRANSLATE(NORMALIZE(name, nfkc), '"''«»“”„‟‘’‚‹›「」『』《》〈〉', '')),
        '\s+',
        ' ',
        'g'
    )
);
COMMENT ON FUNCTION core.name_key(text)
IS 'One spelling for one printed name: width, case, quotation marks and spaces do not tell names apart; as claims of core have it.';

CREATE OR REPLACE FUNCTION ops.queue_names(names text[]) RETURNS void
LANGUAGE sql
AS $$
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT 'article', revision.article_id
    FROM core.claim AS claim
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    WHERE claim.is_current AND claim.entity_key = ANY(names)
    UNION
    SELECT 'article', revision.article_id
    FROM core.agent AS agent
    INNER JOIN core.observation_claim AS evidence ON agent.agent_id = evidence.agent_id
    INNER JOIN core.claim AS claim ON evidence.claim_id = claim.claim_id
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    WHERE agent.name_key = ANY(names)
    UNION
    SELECT 'article', revision.article_id
    FROM ops.judgement AS judgement
    INNER JOIN core.article_revision AS revision ON judgement.revision_id = revision.revision_id
    WHERE judgement.fix ->> 'entity_key' = ANY(names)
    UNION
    SELECT 'article', print.article_id
    FROM core.article_print AS print
    WHERE print.agency_key = ANY(names)
$$;
COMMENT ON FUNCTION ops.queue_names(text[])
IS 'Have observe look at the articles whose current claims are of these names, whose evidence they say, and those taken from them.';
CREATE OR REPLACE FUNCTION ops.queue_aliases() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    names text[] := ARRAY(SELECT changed.alias_key FROM changed WHERE changed.origin <> 'article');
BEGIN
    IF CARDINALITY(names) > 0 THEN  -- articles teach names in each look: no claim is sought for these
        PERFORM ops.QUEUE_NAMES(names);
    END IF;
    RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION ops.queue_entities() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    names text[] := ARRAY(
        SELECT alias.alias_key
        FROM changed
        INNER JOIN core.entity_alias AS alias ON changed.entity_id = alias.entity_id
        WHERE changed.status = 'known'
    );
BEGIN
    IF CARDINALITY(names) > 0 THEN
        PERFORM ops.QUEUE_NAMES(names);
    END IF;
    RETURN NULL;
END
$$;

-- What a word on another reading of the number would leave as an end before the beginning is empty.
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
    CASE WHEN judged.verdict IS NULL THEN claim.value ELSE judged.value END AS value,
    CASE WHEN judged.verdict IS NULL THEN claim.value_high WHEN judged.value_high >= judged.value THEN judged.value_high END AS value_high,
    CASE WHEN JSONB_EXISTS(judged.fix, 'unit') THEN judged.fix ->> 'unit' ELSE claim.unit END AS unit,
    CASE WHEN JSONB_EXISTS(judged.fix, 'qualifier') THEN judged.fix ->> 'qualifier' ELSE claim.qualifier END AS qualifier,
    CASE WHEN JSONB_EXISTS(judged.fix, 'kind') THEN judged.fix ->> 'kind' ELSE claim.kind END AS kind,
    CASE WHEN JSONB_EXISTS(judged.fix, 'direction') THEN judged.fix ->> 'direction' ELSE claim.direction END AS direction,
    CASE WHEN JSONB_EXISTS(judged.fix, 'entity') THEN judged.fix ->> 'entity' ELSE claim.entity END AS entity,
    CASE WHEN JSONB_EXISTS(judged.fix, 'entity_key') THEN judged.fix ->> 'entity_key' ELSE claim.entity_key END AS entity_key,
    CASE WHEN JSONB_EXISTS(judged.fix, 'metric') THEN judged.fix ->> 'metric' ELSE claim.metric END AS metric,
    CASE WHEN JSONB_EXISTS(judged.fix, 'metric_id') THEN judged.fix ->> 'metric_id' ELSE claim.metric_id END AS metric_id,
    CASE WHEN JSONB_EXISTS(judged.fix, 'region') THEN judged.fix ->> 'region' ELSE claim.region END AS region,
    CASE WHEN judged.verdict IS NULL THEN claim.period_start ELSE judged.period_start END AS period_start,
    CASE WHEN judged.verdict IS NULL THEN claim.period_end WHEN judged.period_end > judged.period_start THEN judged.period_end END AS period_end,
    CASE WHEN JSONB_EXISTS(judged.fix, 'period_grain') THEN judged.fix ->> 'period_grain' ELSE claim.period_grain END AS period_grain,
    CASE WHEN judged.verdict IS NULL THEN claim.baseline_start ELSE judged.baseline_start END AS baseline_start,
    CASE WHEN judged.verdict IS NULL THEN claim.baseline_end WHEN judged.baseline_end > judged.baseline_start THEN judged.baseline_end END AS baseline_end,
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
    CASE
        WHEN judged.verdict = 'fix' THEN judged.verdict
        WHEN judged.verdict = 'right' THEN CASE WHEN judged.said = core.CLAIM_SAID(claim) THEN judged.verdict END
    END AS verdict,
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
        judgement.said,
        CASE WHEN JSONB_EXISTS(judgement.fix, 'value') THEN (judgement.fix ->> 'value')::numeric ELSE claim.value END AS value,
        CASE WHEN JSONB_EXISTS(judgement.fix, 'value_high') THEN (judgement.fix ->> 'value_high')::numeric ELSE claim.value_high END AS value_high,
        CASE WHEN JSONB_EXISTS(judgement.fix, 'period_start') THEN (judgement.fix ->> 'period_start')::date ELSE claim.period_start END AS period_start,
        CASE WHEN JSONB_EXISTS(judgement.fix, 'period_end') THEN (judgement.fix ->> 'period_end')::date ELSE claim.period_end END AS period_end,
        CASE WHEN JSONB_EXISTS(judgement.fix, 'baseline_start') THEN (judgement.fix ->> 'baseline_start')::date ELSE claim.baseline_start END AS baseline_start,
        CASE WHEN JSONB_EXISTS(judgement.fix, 'baseline_end') THEN (judgement.fix ->> 'baseline_end')::date ELSE claim.baseline_end END AS baseline_end
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
