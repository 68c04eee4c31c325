-- One row per conflict that a figure which has changed is part of, as far as known until now; some are about to go.
CREATE TEMPORARY TABLE changed_conflict ON COMMIT DROP AS
SELECT DISTINCT part.conflict_id
FROM changed_observation AS changed
INNER JOIN core.conflict_figure AS part ON changed.observation_id = part.observation_id
WHERE NOT changed.is_new
