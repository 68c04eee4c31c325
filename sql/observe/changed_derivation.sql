-- One row per derived figure that follows from one which has changed, as far as known until now; some are about to go.
CREATE TEMPORARY TABLE changed_derivation ON COMMIT DROP AS
SELECT DISTINCT part.derivation_id
FROM changed_observation AS changed
INNER JOIN core.derivation_figure AS part ON changed.observation_id = part.observation_id
WHERE NOT changed.is_new
