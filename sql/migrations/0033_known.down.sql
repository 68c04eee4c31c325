DROP VIEW IF EXISTS mart.claims_outside;

CREATE OR REPLACE VIEW core.conflict_figure AS
SELECT
    held.conflict_id,
    held.observation_a AS observation_id
FROM core.conflict AS held
UNION ALL
SELECT
    held.conflict_id,
    held.observation_b AS observation_id
FROM core.conflict AS held
WHERE held.observation_b IS NOT NULL
UNION ALL
SELECT
    held.conflict_id,
    held.observation_c AS observation_id
FROM core.conflict AS held
WHERE held.observation_c IS NOT NULL;
COMMENT ON COLUMN core.conflict_figure.observation_id IS 'The figure.';

CREATE OR REPLACE VIEW core.derivation_figure AS
SELECT
    derivation.derivation_id,
    derivation.input_a AS observation_id
FROM core.derivation AS derivation
UNION ALL
SELECT
    derivation.derivation_id,
    derivation.input_b AS observation_id
FROM core.derivation AS derivation
WHERE derivation.input_b IS NOT NULL;
COMMENT ON COLUMN core.derivation_figure.observation_id IS 'The printed figure.';

ALTER TABLE core.article_print DROP COLUMN text_sha256;

ALTER TABLE core.claim ALTER COLUMN revision_id RESET (n_distinct);
ALTER TABLE core.observation_claim ALTER COLUMN observation_id RESET (n_distinct);
ALTER TABLE core.observation ALTER COLUMN series_id RESET (n_distinct);
