-- One row per speaker whom no evidence names any more.
DELETE FROM core.agent AS agent
USING evidence_held AS held
WHERE
    agent.agent_id = held.agent_id
    AND NOT EXISTS (
        SELECT 1
        FROM core.observation_claim AS evidence
        WHERE evidence.agent_id = agent.agent_id
    )
