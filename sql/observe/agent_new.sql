-- One row per who is said to say a figure and core did not hold.
INSERT INTO core.agent (agent_id, kind, name_key)
SELECT DISTINCT
    claim.agent_id,
    claim.agent_kind,
    claim.agent_key
FROM pinned AS claim
WHERE claim.agent_id IS NOT NULL
ORDER BY claim.agent_kind ASC, claim.agent_key ASC
ON CONFLICT DO NOTHING
