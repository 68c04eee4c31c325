-- One row per claim that became evidence for a figure.
INSERT INTO core.observation_claim (claim_id, observation_id, agent_id)
SELECT
    claim.claim_id,
    observation.observation_id,
    agent.agent_id
FROM pinned AS claim
INNER JOIN core.observation AS observation ON claim.observation_key = observation.observation_key
LEFT JOIN core.agent AS agent ON claim.agent_kind = agent.kind AND claim.agent_key = agent.name_key
WHERE claim.drop_reason IS NULL
ORDER BY claim.claim_id ASC
ON CONFLICT (claim_id) DO NOTHING
