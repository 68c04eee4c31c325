-- One row per figure of the same series and time as one that has changed: which of them ranks first may be another one now.
INSERT INTO changed_observation (observation_id)
SELECT DISTINCT rival.observation_id
FROM changed_observation AS changed
INNER JOIN core.observation AS observation ON changed.observation_id = observation.observation_id
INNER JOIN core.observation AS rival
    ON observation.series_id = rival.series_id AND observation.period_id = rival.period_id
WHERE rival.observation_id NOT IN (SELECT known.observation_id FROM changed_observation AS known)
