-- One row per figure whose evidence, or what surrounds it, has changed, with its series and time: empty where core does not hold it
-- any more. Nothing refers to a new one yet, so that nothing of it can be out of date.
CREATE TEMPORARY TABLE changed_observation ON COMMIT DROP AS
WITH named AS (
    SELECT held.observation_id
    FROM evidence_held AS held
    UNION
    SELECT wanted.observation_id
    FROM evidence_wanted AS wanted
    UNION
    SELECT taken.item_id AS observation_id
    FROM queue_taken AS taken
    WHERE taken.item_kind = 'observation'
)

SELECT
    made.observation_id,
    made.series_id,
    made.period_id,
    made.value,
    made.value_high,
    TRUE AS is_new
FROM observation_made AS made
UNION ALL
SELECT
    named.observation_id,
    observation.series_id,
    observation.period_id,
    observation.value,
    observation.value_high,
    FALSE AS is_new
FROM named
LEFT JOIN core.observation AS observation ON named.observation_id = observation.observation_id
WHERE
    NOT EXISTS (
        SELECT 1
        FROM observation_made AS made
        WHERE made.observation_id = named.observation_id
    )
