-- One row per derivation of these entities and metrics that is new, or came to be looked at later.
INSERT INTO changed_derivation (derivation_id)
SELECT known.derivation_id
FROM changed_subject AS changed
INNER JOIN core.derivation AS known ON changed.entity_id = known.entity_id AND changed.metric_key = known.metric_key
WHERE known.derivation_id NOT IN (SELECT seen.derivation_id FROM changed_derivation AS seen)
