-- One row per speaker whose name the catalogue, or a person, gives to another entity than before.
CREATE TEMPORARY TABLE changed_agent ON COMMIT DROP AS
SELECT
    agent.agent_id,
    alias.entity_id
FROM core.agent AS agent
LEFT JOIN core.entity_alias AS alias ON agent.name_key = alias.alias_key AND alias.origin <> 'article'
WHERE agent.entity_id IS DISTINCT FROM alias.entity_id
