-- One row per claim that is evidence no more: superseded, corrected, or pinned to another figure by now.
WITH wanted AS (
    SELECT
        claim.claim_id,
        observation.observation_id,
        agent.agent_id
    FROM pinned AS claim
    INNER JOIN core.observation AS observation ON claim.observation_key = observation.observation_key
    LEFT JOIN core.agent AS agent ON claim.agent_kind = agent.kind AND claim.agent_key = agent.name_key
    WHERE claim.drop_reason IS NULL
),

stale AS (
    SELECT evidence.claim_id
    FROM core.observation_claim AS evidence
    LEFT JOIN wanted ON evidence.claim_id = wanted.claim_id
    WHERE (evidence.observation_id, evidence.agent_id) IS DISTINCT FROM (wanted.observation_id, wanted.agent_id)
)

DELETE FROM core.observation_claim AS evidence
USING stale
WHERE evidence.claim_id = stale.claim_id
