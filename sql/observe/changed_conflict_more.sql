-- One row per conflict of these figures that is new, or of one that came to be looked at later. Those of a new figure are among the
-- wanted ones.
WITH touched AS (
    SELECT part.conflict_id
    FROM changed_observation AS changed
    INNER JOIN core.conflict_figure AS part ON changed.observation_id = part.observation_id
    WHERE NOT changed.is_new
    UNION
    SELECT held.conflict_id
    FROM conflict_wanted AS wanted
    CROSS JOIN LATERAL UNNEST(ARRAY[wanted.observation_a, wanted.observation_b, wanted.observation_c]) AS part (observation_id)
    INNER JOIN observation_made AS made ON part.observation_id = made.observation_id
    INNER JOIN core.conflict AS held ON wanted.conflict_key = held.conflict_key
)

INSERT INTO changed_conflict (conflict_id)
SELECT touched.conflict_id
FROM touched
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_conflict AS known
        WHERE known.conflict_id = touched.conflict_id
    )
