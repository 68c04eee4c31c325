-- One row per who is said to say a figure and core does not hold.
SELECT DISTINCT
    claim.agent_kind,
    claim.agent_key
FROM pinned AS claim
LEFT JOIN core.agent AS agent ON claim.agent_kind = agent.kind AND claim.agent_key = agent.name_key
WHERE
    claim.drop_reason IS NULL
    AND claim.agent_key IS NOT NULL
    AND agent.agent_id IS NULL
ORDER BY claim.agent_kind ASC, claim.agent_key ASC
