-- Aliases that persons accepted become candidates again with the next observe.
DROP TRIGGER queue_reviews ON ops.entity_review;
CREATE OR REPLACE VIEW core.pinned_claim AS
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
DROP FUNCTION ops.queue_reviews();
DROP FUNCTION ops.queue_names(text[]);
DROP VIEW ops.entity_made;
DROP VIEW ops.entity_said;
DROP TABLE ops.entity_review;

INSERT INTO ops.observe_queue (item_kind, item_id)
SELECT DISTINCT
    'article' AS item_kind,
    revision.article_id AS item_id
FROM core.entity_alias AS alias
INNER JOIN core.claim AS claim ON alias.alias_key = claim.entity_key
INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
WHERE alias.origin = 'review' AND claim.is_current;
DELETE FROM core.entity_alias AS alias
WHERE alias.origin = 'review';
ALTER TABLE core.entity_alias
DROP CONSTRAINT entity_alias_origin_check,
ADD CONSTRAINT entity_alias_origin_check CHECK (origin IN ('catalogue', 'article'));
COMMENT ON COLUMN core.entity_alias.origin IS 'catalogue: a person said so; article: taken as a name of its own until then.';
COMMENT ON COLUMN core.entity.entity_key IS 'Key in the catalogue; candidate/ and the printed name for one that no person has confirmed.';
COMMENT ON COLUMN core.entity.status IS 'known: in the catalogue; candidate: learnt from an article.';
