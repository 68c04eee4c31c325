-- One row per claim that became evidence for a figure.
INSERT INTO core.observation_claim (claim_id, observation_id, agent_id)
SELECT
    wanted.claim_id,
    wanted.observation_id,
    wanted.agent_id
FROM evidence_wanted AS wanted
ORDER BY wanted.claim_id ASC
ON CONFLICT (claim_id) DO NOTHING
