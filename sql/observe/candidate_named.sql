-- One row per figure of a candidate that is now printed in another first spelling, if it was not to be looked at before.
WITH spelled AS (
    SELECT
        entity.entity_id,
        (
            SELECT MIN(claim.entity)
            FROM core.claim AS claim
            WHERE
                claim.entity_key = alias.alias_key
                AND claim.is_current
        ) AS name
    FROM changed_entity AS changed
    INNER JOIN core.entity AS entity ON changed.entity_id = entity.entity_id
    INNER JOIN core.entity_alias AS alias ON entity.entity_id = alias.entity_id
    WHERE entity.status = 'candidate'
),

renamed AS (
    UPDATE core.entity AS entity
    SET name = spelled.name
    FROM spelled
    WHERE
        entity.entity_id = spelled.entity_id
        AND entity.name <> spelled.name
    RETURNING entity.entity_id
)

INSERT INTO changed_observation (observation_id, series_id, period_id, value, value_high, is_new)
SELECT
    observation.observation_id,
    observation.series_id,
    observation.period_id,
    observation.value,
    observation.value_high,
    FALSE AS is_new
FROM renamed
INNER JOIN core.series AS series ON renamed.entity_id = series.entity_id
INNER JOIN core.observation AS observation ON series.series_id = observation.series_id
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_observation AS changed
        WHERE changed.observation_id = observation.observation_id
    )
