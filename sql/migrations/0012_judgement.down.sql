-- Claims as they were read; what persons said of them is lost.
DROP VIEW core.pinned_claim;
DROP VIEW core.current_claim;
CREATE OR REPLACE FUNCTION ops.queue_aliases() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT 'article', revision.article_id
    FROM changed
    INNER JOIN core.claim AS claim ON changed.alias_key = claim.entity_key AND claim.is_current
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
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
    WHERE changed.status = 'known';
    RETURN NULL;
END
$$;
DROP TABLE ops.judgement;
DROP FUNCTION core.claim_said(core.claim);
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
    claim.value,
    claim.value_high,
    claim.unit,
    claim.qualifier,
    claim.kind,
    claim.direction,
    claim.entity,
    claim.entity_key,
    claim.metric,
    claim.metric_id,
    claim.region,
    claim.period_start,
    claim.period_end,
    claim.period_grain,
    claim.baseline_start,
    claim.baseline_end,
    claim.baseline_grain,
    claim.whole,
    claim.whole_key,
    claim.attribution,
    claim.attribution_key,
    claim.attribution_kind,
    claim.block,
    claim.sentence_start,
    claim.sentence_end,
    claim.confidence
FROM core.claim AS claim
INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
WHERE
    claim.is_current
    AND revision.is_current;
COMMENT ON VIEW core.current_claim IS 'One row per current claim of a current revision.';

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
