-- One row per conflict of these entities and metrics that is new, or came to be looked at later.
INSERT INTO changed_conflict (conflict_id)
SELECT known.conflict_id
FROM changed_subject AS changed
INNER JOIN core.conflict AS known ON changed.entity_id = known.entity_id AND changed.metric_key = known.metric_key
WHERE
    NOT EXISTS (
        SELECT 1
        FROM changed_conflict AS seen
        WHERE seen.conflict_id = known.conflict_id
    )
