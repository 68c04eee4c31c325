-- One row per conflict of these subjects that is none any more, or another one.
DELETE FROM core.conflict AS held
USING changed_subject AS changed
WHERE
    held.entity_id = changed.entity_id
    AND held.metric_key = changed.metric_key
    AND NOT EXISTS (
        SELECT 1
        FROM conflict_wanted AS wanted
        WHERE
            wanted.conflict_key = held.conflict_key
            AND (wanted.observation_a, wanted.gap) = (held.observation_a, held.gap)
    )
