-- One row per conflict of these figures that is new, or of one that came to be looked at later.
INSERT INTO changed_conflict (conflict_id)
SELECT DISTINCT part.conflict_id
FROM changed_observation AS changed
INNER JOIN core.conflict_figure AS part ON changed.observation_id = part.observation_id
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_conflict AS known
        WHERE known.conflict_id = part.conflict_id
    )
