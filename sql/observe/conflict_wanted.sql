-- No row yet: each rule of sql/conflicts adds its own.
CREATE TEMPORARY TABLE conflict_wanted ON COMMIT DROP AS
SELECT
    held.conflict_key,
    held.rule,
    held.entity_id,
    held.metric_key,
    held.observation_a,
    held.observation_b,
    held.observation_c,
    held.gap,
    held.gap_unit
FROM core.conflict AS held
WHERE FALSE
