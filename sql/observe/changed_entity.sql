-- One row per entity of a series that has changed.
CREATE TEMPORARY TABLE changed_entity ON COMMIT DROP AS
SELECT DISTINCT changed.entity_id
FROM changed_series AS changed
