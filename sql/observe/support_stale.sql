-- One row per figure that is supported otherwise now.
DELETE FROM core.observation_support AS support
USING changed_observation AS changed
WHERE
    support.observation_id = changed.observation_id
    AND NOT changed.is_new
    AND NOT EXISTS (
        SELECT 1
        FROM support_wanted AS wanted
        WHERE
            wanted.observation_id = support.observation_id
            AND ROW(wanted.*) IS NOT DISTINCT FROM ROW(support.*)
    )
