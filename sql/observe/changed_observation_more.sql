-- One row per figure of an article whose origin, or of a speaker whose entity, is another one now.
WITH found AS (
    SELECT evidence.observation_id
    FROM changed_origin AS changed
    INNER JOIN core.article_revision AS revision ON changed.article_id = revision.article_id
    INNER JOIN core.claim AS claim ON revision.revision_id = claim.revision_id
    INNER JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
    UNION
    SELECT evidence.observation_id
    FROM changed_agent AS changed
    INNER JOIN core.observation_claim AS evidence ON changed.agent_id = evidence.agent_id
)

INSERT INTO changed_observation (observation_id, series_id, period_id, value, value_high, is_new)
SELECT
    found.observation_id,
    observation.series_id,
    observation.period_id,
    observation.value,
    observation.value_high,
    FALSE AS is_new
FROM found
LEFT JOIN core.observation AS observation ON found.observation_id = observation.observation_id
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_observation AS known
        WHERE known.observation_id = found.observation_id
    )
