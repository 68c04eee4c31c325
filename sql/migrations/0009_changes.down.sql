-- As it was before: observe works over all current claims each time.
DROP VIEW core.pinned_claim;
DROP VIEW core.current_claim;
DROP VIEW core.latest_revision;
DROP TRIGGER queue_changed_entities ON core.entity;
DROP TRIGGER queue_changed_aliases ON core.entity_alias;
DROP TRIGGER queue_new_aliases ON core.entity_alias;
DROP TRIGGER queue_lost_evidence ON core.observation_claim;
DROP TRIGGER queue_lost_revisions ON core.article_revision;
DROP TRIGGER queue_changed_revisions ON core.article_revision;
DROP TRIGGER queue_new_revisions ON core.article_revision;
DROP TRIGGER queue_lost_claims ON core.claim;
DROP TRIGGER queue_changed_claims ON core.claim;
DROP TRIGGER queue_new_claims ON core.claim;
DROP FUNCTION ops.queue_entities();
DROP FUNCTION ops.queue_aliases();
DROP FUNCTION ops.queue_evidence();
DROP FUNCTION ops.queue_revisions();
DROP FUNCTION ops.queue_claims();
DROP TABLE ops.observe_state;
DROP TABLE ops.observe_queue;
DROP INDEX core.observation_claim_by_agent;
DROP INDEX core.observation_by_baseline;
DROP INDEX core.observation_by_period;
DROP INDEX core.claim_by_entity;
CREATE INDEX claim_by_entity ON core.claim (entity_key, metric_id) WHERE is_current;

-- One row per current claim of a current revision, with the keys of what it is about as far as they are known.
CREATE VIEW core.pinned_claim AS
WITH claim AS (
    SELECT
        made.claim_id,
        made.metric_id AS metric_key,
        made.kind,
        made.unit AS unit_key,
        made.region,
        CASE WHEN made.kind = 'share' THEN made.whole_key END AS whole_key,
        made.direction,
        made.value,
        made.value_high,
        made.qualifier,
        made.entity,
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
    FROM core.claim AS made
    INNER JOIN core.article_revision AS revision ON made.revision_id = revision.revision_id
    WHERE made.is_current AND revision.is_current
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
