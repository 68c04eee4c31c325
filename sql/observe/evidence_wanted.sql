-- One row per piece of evidence that they give now.
CREATE TEMPORARY TABLE evidence_wanted ON COMMIT DROP AS
SELECT
    claim.claim_id,
    observation.observation_id,
    agent.agent_id
FROM pinned AS claim
INNER JOIN core.observation AS observation ON claim.observation_key = observation.observation_key
LEFT JOIN core.agent AS agent ON claim.agent_kind = agent.kind AND claim.agent_key = agent.name_key
WHERE claim.drop_reason IS NULL
