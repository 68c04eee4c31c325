DROP INDEX core.observation_by_baseline;
CREATE INDEX observation_by_baseline ON core.observation (baseline_id) WHERE baseline_id IS NOT NULL;
DROP INDEX core.derivation_by_entity;
CREATE INDEX derivation_by_entity ON core.derivation (entity_id, metric_key);
DROP VIEW core.derivation_figure;
DROP VIEW core.conflict_figure;
