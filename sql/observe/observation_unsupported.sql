-- One row per observation without any evidence left.
DELETE FROM core.observation AS observation
WHERE
    NOT EXISTS (
        SELECT 1
        FROM core.observation_claim AS evidence
        WHERE evidence.observation_id = observation.observation_id
    )
