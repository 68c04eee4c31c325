-- One row per article that prints one of these figures, those of an independent origin first: who says so in it, whether it copies, and how many there are.
-- noqa: disable=RF02,LT02
WITH figure AS (
    SELECT DISTINCT wanted.observation_id
    FROM UNNEST(%(observation_ids)s::uuid[]) AS wanted (observation_id)
),

shown AS (
    SELECT
        figure.observation_id,
        listed.claim_id
    FROM figure
    CROSS JOIN UNNEST(ARRAY(
        SELECT backing.claim_id
        FROM core.observation_claim AS backing
        WHERE backing.observation_id = figure.observation_id
        ORDER BY (backing.role, backing.claim_id) ASC
        LIMIT %(looked_at)s
    )) AS listed (claim_id)
)

SELECT
    shown.observation_id,
    shown.claim_id,
    claim.article_id,
    claim.source_key,
    claim.published_on,
    claim.title,
    evidence.role,
    evidence.origin_key,
    origin.source_key AS copied_from,
    support.claims,
    support.sources,
    support.origins,
    COALESCE(speaker.name, claim.attribution) AS speaker_name,
    CASE
        WHEN agent.agent_id IS NULL OR agent.kind = 'unnamed' THEN ''
        WHEN speaker.entity_id IS NOT NULL THEN 'entity:' || speaker.entity_key
        ELSE 'agent:' || agent.name_key
    END AS speaker_key
FROM shown
INNER JOIN mart.fct_claim AS claim ON shown.claim_id = claim.claim_id
INNER JOIN core.observation_claim AS evidence ON shown.claim_id = evidence.claim_id
INNER JOIN core.observation_support AS support ON shown.observation_id = support.observation_id
LEFT JOIN core.article_origin AS copied ON claim.article_id = copied.article_id
LEFT JOIN core.article AS origin ON copied.origin_article_id = origin.article_id
LEFT JOIN core.agent AS agent ON evidence.agent_id = agent.agent_id
LEFT JOIN core.entity AS speaker ON agent.entity_id = speaker.entity_id
ORDER BY shown.observation_id ASC, evidence.role ASC, claim.published_on ASC, shown.claim_id ASC
