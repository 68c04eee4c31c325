-- One row per entity and metric of which a figure has changed: conflicts and derivations never leave these.
CREATE TEMPORARY TABLE changed_subject ON COMMIT DROP AS
SELECT DISTINCT
    changed.entity_id,
    changed.metric_key
FROM changed_series AS changed
