-- What persons say of names that articles taught: another name of an entity, an entity of its own, or no entity at all.
CREATE TABLE ops.entity_review (
    alias_key text NOT NULL,
    reviewed_at timestamptz NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('alias', 'entity', 'reject', 'open')),
    printed text NOT NULL,
    languages text[] NOT NULL,
    entity_key text,
    entity_kind text,
    entity_name text,
    reviewed_by text NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (alias_key, reviewed_at),
    CHECK ((verdict IN ('alias', 'entity')) = (entity_key IS NOT NULL)),
    CHECK ((entity_key IS NULL) = (entity_kind IS NULL) AND (entity_key IS NULL) = (entity_name IS NULL))
);
COMMENT ON TABLE ops.entity_review IS 'One row per time that a person reviewed a printed name; the last word on a name holds. Natural key: alias_key and reviewed_at.';
COMMENT ON COLUMN ops.entity_review.alias_key IS 'The name in the form in which names are compared.';
COMMENT ON COLUMN ops.entity_review.reviewed_at IS 'When.';
COMMENT ON COLUMN ops.entity_review.verdict IS 'alias: another name of entity_key; entity: entity_key is made for it; reject: it names no entity; open: nothing is said any more.';
COMMENT ON COLUMN ops.entity_review.printed IS 'The name as printed.';
COMMENT ON COLUMN ops.entity_review.languages IS 'Languages of the articles that printed it then.';
COMMENT ON COLUMN ops.entity_review.entity_key IS 'The entity that it means.';
COMMENT ON COLUMN ops.entity_review.entity_kind IS 'Kind of that entity, as the person saw it: service, company, ...';
COMMENT ON COLUMN ops.entity_review.entity_name IS 'Name of that entity to print.';
COMMENT ON COLUMN ops.entity_review.reviewed_by IS 'Who.';
COMMENT ON COLUMN ops.entity_review.note IS 'Why.';

CREATE VIEW ops.entity_said AS
SELECT DISTINCT ON (review.alias_key)
    review.alias_key,
    review.reviewed_at,
    review.verdict,
    review.printed,
    review.languages,
    review.entity_key,
    review.entity_kind,
    review.entity_name,
    review.reviewed_by,
    review.note
FROM ops.entity_review AS review
ORDER BY review.alias_key ASC, review.reviewed_at DESC;
COMMENT ON VIEW ops.entity_said IS 'One row per name that a person has reviewed, with the last word on it.';

CREATE VIEW ops.entity_made AS
SELECT DISTINCT ON (review.entity_key)
    review.entity_key,
    review.entity_kind,
    review.entity_name
FROM ops.entity_review AS review
WHERE
    review.verdict = 'entity'
    AND review.entity_key IN (SELECT said.entity_key FROM ops.entity_said AS said)
ORDER BY review.entity_key ASC, review.reviewed_at DESC;
COMMENT ON VIEW ops.entity_made IS 'One row per entity that a person has made, as long as a name is given to it.';

ALTER TABLE core.entity_alias
DROP CONSTRAINT entity_alias_origin_check,
ADD CONSTRAINT entity_alias_origin_check CHECK (origin IN ('catalogue', 'review', 'article'));
COMMENT ON COLUMN core.entity_alias.origin IS 'catalogue: in the versioned table; review: a person said so here; article: taken as a name of its own until then.';
COMMENT ON COLUMN core.entity.entity_key IS 'Key in the catalogue, or given by a person; candidate/ and the printed name for one that no person has confirmed.';
COMMENT ON COLUMN core.entity.status IS 'known: in the catalogue, or accepted by a person; candidate: learnt from an article.';

-- claims printed with a name are pinned anew when its alias changes, and when a person says something of it
CREATE FUNCTION ops.queue_names(names text[]) RETURNS void
LANGUAGE sql
AS $$
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT 'article', revision.article_id
    FROM core.claim AS claim
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    WHERE claim.is_current AND claim.entity_key = ANY(names)
    UNION
    SELECT 'article', revision.article_id
    FROM ops.judgement AS judgement
    INNER JOIN core.article_revision AS revision ON judgement.revision_id = revision.revision_id
    WHERE judgement.fix ->> 'entity_key' = ANY(names)
$$;
COMMENT ON FUNCTION ops.queue_names(text[]) IS 'Have observe look at the articles whose current claims are printed with these names.';
CREATE OR REPLACE FUNCTION ops.queue_aliases() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM ops.QUEUE_NAMES(ARRAY(SELECT changed.alias_key FROM changed WHERE changed.origin <> 'article'));
    RETURN NULL;
END
$$;
CREATE FUNCTION ops.queue_reviews() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM ops.QUEUE_NAMES(ARRAY(SELECT changed.alias_key FROM changed));
    RETURN NULL;
END
$$;
CREATE TRIGGER queue_reviews AFTER INSERT ON ops.entity_review
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_reviews();

-- a name that a person has rejected names no entity, unless the catalogue has it
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
FROM known;
