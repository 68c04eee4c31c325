-- One row per speaker that is now another entity.
UPDATE core.agent AS agent
SET entity_id = changed.entity_id
FROM changed_agent AS changed
WHERE agent.agent_id = changed.agent_id
