-- One row per claim that is evidence for a figure to look at: in which article, whose copy that is, who says so, and how sure it is.
-- What a person has found right or has mended is sure; what one has found wrong is no evidence, and does not come here.
CREATE TEMPORARY TABLE evidence_said ON COMMIT DROP AS
WITH found AS (
    SELECT
        wanted.claim_id,
        wanted.observation_id,
        wanted.agent_id
    FROM evidence_wanted AS wanted
    UNION ALL
    SELECT
        evidence.claim_id,
        evidence.observation_id,
        evidence.agent_id
    FROM changed_observation AS changed
    INNER JOIN core.observation_claim AS evidence ON changed.observation_id = evidence.observation_id
    WHERE
        NOT changed.is_new
        AND NOT EXISTS (
            SELECT 1
            FROM evidence_held AS held
            WHERE held.claim_id = evidence.claim_id
        )
),

approved AS (
    SELECT claim.claim_id
    FROM (
        SELECT DISTINCT ON (judgement.revision_id, judgement.span_start, judgement.span_end)
            judgement.revision_id,
            judgement.span_start,
            judgement.span_end,
            judgement.verdict,
            judgement.said
        FROM ops.judgement AS judgement
        ORDER BY judgement.revision_id ASC, judgement.span_start ASC, judgement.span_end ASC, judgement.judged_at DESC
    ) AS judged
    INNER JOIN core.claim AS claim
        ON
            judged.revision_id = claim.revision_id
            AND judged.span_start = claim.span_start
            AND judged.span_end = claim.span_end
    WHERE
        judged.verdict IN ('right', 'fix')
        AND judged.said = core.CLAIM_SAID(claim)
)

SELECT
    found.claim_id,
    found.observation_id,
    found.agent_id,
    print.article_id,
    print.issued_at,
    print.source_key,
    claim.span_start,
    period.period_start,
    revision.published_on,
    CASE WHEN approved.claim_id IS NULL THEN claim.series_confidence ELSE 1 END AS confidence,
    COALESCE(origin.origin_article_id, print.article_id) AS root_id,
    CASE
        WHEN agent.agent_id IS NULL OR agent.kind = 'unnamed' THEN NULL
        WHEN entity.source_key IS NOT NULL THEN 'source:' || entity.source_key
        WHEN entity.entity_id IS NOT NULL THEN 'entity:' || entity.entity_key
        ELSE 'agent:' || agent.name_key
    END AS agent_key
FROM found
INNER JOIN core.claim AS claim ON found.claim_id = claim.claim_id
LEFT JOIN approved ON found.claim_id = approved.claim_id
INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
INNER JOIN changed_observation AS changed ON found.observation_id = changed.observation_id
INNER JOIN core.period AS period ON changed.period_id = period.period_id
INNER JOIN core.article_print AS print ON revision.article_id = print.article_id
LEFT JOIN core.article_origin AS origin ON print.article_id = origin.article_id
LEFT JOIN core.agent AS agent ON found.agent_id = agent.agent_id
LEFT JOIN core.entity AS entity ON agent.entity_id = entity.entity_id
