-- One row per figure that the next observe has to look at.
INSERT INTO ops.observe_queue (item_kind, item_id)
SELECT
    'observation' AS item_kind,
    observation.observation_id AS item_id
FROM core.observation AS observation
WHERE observation.observation_id = ANY(%(observations)s)
