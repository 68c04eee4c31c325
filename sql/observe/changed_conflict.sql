-- One row per conflict of the entities and metrics that have changed, as far as known until now; some are about to go.
CREATE TEMPORARY TABLE changed_conflict ON COMMIT DROP AS
WITH subject AS (
    SELECT DISTINCT
        changed.entity_id,
        changed.metric_key
    FROM changed_series AS changed
)

SELECT known.conflict_id
FROM subject
INNER JOIN core.conflict AS known ON subject.entity_id = known.entity_id AND subject.metric_key = known.metric_key
