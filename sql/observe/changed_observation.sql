-- One row per figure whose evidence, or what surrounds it, has changed.
CREATE TEMPORARY TABLE changed_observation ON COMMIT DROP AS
SELECT held.observation_id
FROM evidence_held AS held
UNION
SELECT wanted.observation_id
FROM evidence_wanted AS wanted
UNION
SELECT taken.item_id AS observation_id
FROM queue_taken AS taken
WHERE taken.item_kind = 'observation'
