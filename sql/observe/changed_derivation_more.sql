-- One row per derivation of these entities and metrics that is new, or came to be looked at later.
INSERT INTO changed_derivation (derivation_id)
SELECT known.derivation_id
FROM changed_subject AS changed
INNER JOIN core.derivation AS known ON changed.entity_id = known.entity_id AND changed.metric_key = known.metric_key
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_derivation AS seen
        WHERE seen.derivation_id = known.derivation_id
    )
