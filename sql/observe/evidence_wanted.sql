-- One row per piece of evidence that they give now.
CREATE TEMPORARY TABLE evidence_wanted ON COMMIT DROP AS
SELECT
    claim.claim_id,
    claim.observation_id,
    claim.agent_id
FROM pinned AS claim
WHERE claim.observation_id IS NOT NULL
