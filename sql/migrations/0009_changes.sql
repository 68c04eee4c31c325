-- What observe has still to look at, so that a small publish costs little however much is held.
CREATE TABLE ops.observe_queue (
    change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item_kind text NOT NULL CHECK (item_kind IN ('article', 'observation')),
    item_id uuid NOT NULL
);
COMMENT ON TABLE ops.observe_queue IS 'One row per change that observe has not looked at yet; triggers write it, whoever makes the change. Natural key: change_id.';
COMMENT ON COLUMN ops.observe_queue.change_id IS 'Number of the change.';
COMMENT ON COLUMN ops.observe_queue.item_kind IS 'article: one of its texts or claims has changed; observation: it has lost evidence.';
COMMENT ON COLUMN ops.observe_queue.item_id IS 'Id of the article or the observation.';

CREATE TABLE ops.observe_state (
    state_key text PRIMARY KEY,
    fingerprint text NOT NULL
);
COMMENT ON TABLE ops.observe_state IS 'One row per thing that observe worked with last time: where it differs now, all is worked out anew. Natural key: state_key.';
COMMENT ON COLUMN ops.observe_state.state_key IS 'catalogue, rules, or a mart.';
COMMENT ON COLUMN ops.observe_state.fingerprint IS 'Hash of what it said.';

CREATE FUNCTION ops.queue_claims() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT 'article', revision.article_id
    FROM changed
    INNER JOIN core.article_revision AS revision ON changed.revision_id = revision.revision_id;
    RETURN NULL;
END
$$;
CREATE FUNCTION ops.queue_revisions() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT 'article', changed.article_id
    FROM changed;
    RETURN NULL;
END
$$;
CREATE FUNCTION ops.queue_evidence() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF CURRENT_SETTING('newsfigures.observing', TRUE) = 'on' THEN
        RETURN NULL;  -- observe knows what it takes away itself
    END IF;
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT 'observation', changed.observation_id
    FROM changed;
    RETURN NULL;
END
$$;
CREATE FUNCTION ops.queue_aliases() RETURNS trigger
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
CREATE FUNCTION ops.queue_entities() RETURNS trigger
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

CREATE TRIGGER queue_new_claims AFTER INSERT ON core.claim
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_claims();
CREATE TRIGGER queue_changed_claims AFTER UPDATE ON core.claim
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_claims();
CREATE TRIGGER queue_lost_claims AFTER DELETE ON core.claim
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_claims();
CREATE TRIGGER queue_new_revisions AFTER INSERT ON core.article_revision
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_revisions();
CREATE TRIGGER queue_changed_revisions AFTER UPDATE ON core.article_revision
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_revisions();
CREATE TRIGGER queue_lost_revisions AFTER DELETE ON core.article_revision
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_revisions();
CREATE TRIGGER queue_lost_evidence AFTER DELETE ON core.observation_claim
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_evidence();
CREATE TRIGGER queue_new_aliases AFTER INSERT ON core.entity_alias
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_aliases();
CREATE TRIGGER queue_changed_aliases AFTER UPDATE ON core.entity_alias
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_aliases();
CREATE TRIGGER queue_changed_entities AFTER UPDATE ON core.entity
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_entities();

-- what was published before is looked at by the next observe
INSERT INTO ops.observe_queue (item_kind, item_id)
SELECT
    'article' AS item_kind,
    article.article_id AS item_id
FROM core.article AS article
ORDER BY article.article_id ASC;

-- the first spelling of a name, and the claims that a new alias moves, are one look into an index
DROP INDEX core.claim_by_entity;
CREATE INDEX claim_by_entity ON core.claim (entity_key, entity) WHERE is_current;

-- who lets go of a period or an agent last is found by these
CREATE INDEX observation_by_period ON core.observation (period_id);
CREATE INDEX observation_by_baseline ON core.observation (baseline_id) WHERE baseline_id IS NOT NULL;
CREATE INDEX observation_claim_by_agent ON core.observation_claim (agent_id) WHERE agent_id IS NOT NULL;

CREATE VIEW core.latest_revision AS
SELECT
    article.article_id,
    latest.revision_id
FROM core.article AS article
CROSS JOIN LATERAL (
    SELECT revision.revision_id
    FROM core.article_revision AS revision
    INNER JOIN core.reading AS reading ON revision.revision_id = reading.revision_id
    INNER JOIN raw.capture AS capture ON reading.capture_id = capture.capture_id
    WHERE revision.article_id = article.article_id
    ORDER BY capture.fetched_at DESC, reading.read_at DESC, capture.capture_id ASC
    LIMIT 1
) AS latest;
COMMENT ON VIEW core.latest_revision IS 'One row per article: the text that its latest capture says.';
COMMENT ON COLUMN core.latest_revision.article_id IS 'The article.';
COMMENT ON COLUMN core.latest_revision.revision_id IS 'The text.';

DROP VIEW core.pinned_claim;
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
