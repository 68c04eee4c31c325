-- One row per conflict of these entities and metrics that is new, or came to be looked at later.
INSERT INTO changed_conflict (conflict_id)
SELECT known.conflict_id
FROM changed_subject AS changed
INNER JOIN core.conflict AS known ON changed.entity_id = known.entity_id AND changed.metric_key = known.metric_key
WHERE known.conflict_id NOT IN (SELECT seen.conflict_id FROM changed_conflict AS seen)
