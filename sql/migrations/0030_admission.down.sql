-- Figures and claims without what lets them into series, which is lost: all figures are in their series again.
DROP VIEW core.pinned_claim;
DROP VIEW core.current_claim;
DROP TABLE core.article_outside;
DROP TABLE IF EXISTS mart.fct_unsure;
DROP TABLE IF EXISTS mart.claims_outside;
DELETE FROM ops.observe_state
WHERE state_key IN ('rules', 'mart.fct_unsure', 'mart.claims_outside');
DROP INDEX core.observation_by_period;
CREATE INDEX observation_by_period ON core.observation (period_id);
ALTER TABLE core.observation_support DROP COLUMN is_admitted;
ALTER TABLE core.observation_support DROP COLUMN confidence;
ALTER TABLE core.claim DROP COLUMN series_confidence;
ALTER TABLE stage.claim DROP COLUMN series_confidence;
