DROP VIEW IF EXISTS mart.claims_outside;

ALTER TABLE core.article_print DROP COLUMN text_sha256;

ALTER TABLE core.claim ALTER COLUMN revision_id RESET (n_distinct);
ALTER TABLE core.observation_claim ALTER COLUMN observation_id RESET (n_distinct);
ALTER TABLE core.observation ALTER COLUMN series_id RESET (n_distinct);
