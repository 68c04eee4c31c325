-- One row per figure that goes, since nothing printed supports it any more.
DELETE FROM core.observation AS observation
USING lost_observation AS lost
WHERE observation.observation_id = lost.observation_id
