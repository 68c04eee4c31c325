-- One row per figure of a conflict, and per figure that was or is called wrong: the next observe has to look at it.
INSERT INTO ops.observe_queue (item_kind, item_id)
SELECT
    'observation' AS item_kind,
    found.observation_id AS item_id
FROM (
    SELECT conflict.observation_a AS observation_id
    FROM core.conflict AS conflict
    WHERE conflict.conflict_key = %(conflict_key)s
    UNION
    SELECT conflict.observation_b AS observation_id
    FROM core.conflict AS conflict
    WHERE conflict.conflict_key = %(conflict_key)s AND conflict.observation_b IS NOT NULL
    UNION
    SELECT observation.observation_id
    FROM core.observation AS observation
    WHERE observation.observation_key = ANY(%(wrong_keys)s::text[])
) AS found
