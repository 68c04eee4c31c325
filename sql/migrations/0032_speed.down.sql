DROP VIEW IF EXISTS mart.dim_metric, mart.metric_coverage, mart.source_health, mart.dim_entity, mart.fct_evidence;

DROP TRIGGER let_claims_go ON stage.article;
DROP FUNCTION stage.let_claims_go();
ALTER TABLE stage.claim
ADD FOREIGN KEY (run_key) REFERENCES ops.run (run_key),
ADD FOREIGN KEY (capture_id) REFERENCES raw.capture (capture_id),
ADD FOREIGN KEY (run_key, capture_id) REFERENCES stage.article (run_key, capture_id) ON DELETE CASCADE;
ALTER TABLE stage.article
ADD FOREIGN KEY (run_key) REFERENCES ops.run (run_key),
ADD FOREIGN KEY (capture_id) REFERENCES raw.capture (capture_id);

ALTER TABLE core.observation ADD UNIQUE (observation_key);
ALTER TABLE core.series ADD UNIQUE (series_key);

ALTER TABLE core.derivation
ADD FOREIGN KEY (entity_id) REFERENCES core.entity (entity_id),
ADD FOREIGN KEY (metric_key) REFERENCES core.metric (metric_key),
ADD FOREIGN KEY (period_id) REFERENCES core.period (period_id),
ADD FOREIGN KEY (baseline_id) REFERENCES core.period (period_id),
ADD FOREIGN KEY (input_a) REFERENCES core.observation (observation_id) ON DELETE CASCADE,
ADD FOREIGN KEY (input_b) REFERENCES core.observation (observation_id) ON DELETE CASCADE;
ALTER TABLE core.conflict
ADD FOREIGN KEY (metric_key) REFERENCES core.metric (metric_key),
ADD FOREIGN KEY (entity_id) REFERENCES core.entity (entity_id),
ADD FOREIGN KEY (observation_a) REFERENCES core.observation (observation_id) ON DELETE CASCADE,
ADD FOREIGN KEY (observation_b) REFERENCES core.observation (observation_id) ON DELETE CASCADE,
ADD FOREIGN KEY (observation_c) REFERENCES core.observation (observation_id) ON DELETE CASCADE;
ALTER TABLE core.observation_support
ADD FOREIGN KEY (observation_id) REFERENCES core.observation (observation_id) ON DELETE CASCADE;
ALTER TABLE core.observation_claim
ADD FOREIGN KEY (claim_id) REFERENCES core.claim (claim_id),
ADD FOREIGN KEY (observation_id) REFERENCES core.observation (observation_id),
ADD FOREIGN KEY (agent_id) REFERENCES core.agent (agent_id);
ALTER TABLE core.observation
ADD FOREIGN KEY (baseline_id) REFERENCES core.period (period_id),
ADD FOREIGN KEY (series_id) REFERENCES core.series (series_id),
ADD FOREIGN KEY (period_id) REFERENCES core.period (period_id);
ALTER TABLE core.series
ADD FOREIGN KEY (entity_id) REFERENCES core.entity (entity_id),
ADD FOREIGN KEY (unit_key) REFERENCES core.unit (unit_key),
ADD FOREIGN KEY (metric_key) REFERENCES core.metric (metric_key);

DROP FUNCTION core.small_letters(text);
