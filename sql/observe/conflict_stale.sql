-- One row per conflict of figures that have changed that is none any more, or another one.
DELETE FROM core.conflict AS held
USING changed_conflict AS changed
WHERE
    held.conflict_id = changed.conflict_id
    AND NOT EXISTS (
        SELECT 1
        FROM conflict_wanted AS wanted
        WHERE
            wanted.conflict_key = held.conflict_key
            AND (wanted.observation_a, wanted.gap) = (held.observation_a, held.gap)
    )
