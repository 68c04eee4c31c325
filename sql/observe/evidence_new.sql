-- One row per claim that became evidence for a figure.
INSERT INTO core.observation_claim (claim_id, observation_id, agent_id, role, origin_key)
SELECT
    wanted.claim_id,
    wanted.observation_id,
    wanted.agent_id,
    wanted.role,
    wanted.origin_key
FROM evidence_role AS wanted
ORDER BY wanted.claim_id ASC
ON CONFLICT (claim_id) DO NOTHING
