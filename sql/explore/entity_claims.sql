-- One row per claim of these: in which article it stands, what it calls the entity, and who says so: of what is in no series who is known
-- by the name that is printed, else that name.
-- noqa: disable=RF02
SELECT
    claim.claim_id,
    claim.article_id,
    claim.title,
    claim.language,
    claim.source_key,
    claim.published_on,
    claim.entity,
    COALESCE(speaker.name, so_called.name, claim.attribution) AS speaker_name,
    CASE
        WHEN claim.attribution IS NULL OR claim.attribution_kind = 'unnamed' THEN ''
        WHEN speaker.entity_id IS NOT NULL THEN 'entity:' || speaker.entity_key
        WHEN so_called.entity_id IS NOT NULL THEN 'entity:' || so_called.entity_key
        ELSE 'agent:' || COALESCE(agent.name_key, core.NAME_KEY(claim.attribution))
    END AS speaker_key
FROM mart.fct_claim AS claim
LEFT JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
LEFT JOIN core.agent AS agent ON evidence.agent_id = agent.agent_id
LEFT JOIN core.entity AS speaker ON agent.entity_id = speaker.entity_id
LEFT JOIN core.entity_alias AS alias ON core.NAME_KEY(claim.attribution) = alias.alias_key AND evidence.claim_id IS NULL
LEFT JOIN core.entity AS so_called ON alias.entity_id = so_called.entity_id AND so_called.status = 'known'
WHERE claim.claim_id = ANY(%(claim_ids)s::uuid[])
ORDER BY claim.published_on DESC NULLS LAST, claim.article_id ASC, claim.claim_id ASC
