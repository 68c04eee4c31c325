-- How many different values a column has, as a share of the rows: the server guesses far too few from a sample, and would then read a
-- table whole for what an index finds.
ALTER TABLE core.observation ALTER COLUMN series_id SET (n_distinct = -0.4);
ALTER TABLE core.observation_claim ALTER COLUMN observation_id SET (n_distinct = -0.9);
ALTER TABLE core.claim ALTER COLUMN revision_id SET (n_distinct = -0.065);

-- A text is taken apart once, however often its article is looked at.
ALTER TABLE core.article_print ADD COLUMN text_sha256 text;
COMMENT ON COLUMN core.article_print.text_sha256 IS 'SHA-256 of the text of which this was worked out, as in core.article_revision.';

-- A view of several tables' rows is asked by their indexes only where no part of it has a condition. What is no figure joins none.
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
UNION ALL
SELECT
    held.conflict_id,
    held.observation_c AS observation_id
FROM core.conflict AS held;
COMMENT ON COLUMN core.conflict_figure.observation_id IS 'The figure; empty for one that the conflict does not have.';

CREATE OR REPLACE VIEW core.derivation_figure AS
SELECT
    derivation.derivation_id,
    derivation.input_a AS observation_id
FROM core.derivation AS derivation
UNION ALL
SELECT
    derivation.derivation_id,
    derivation.input_b AS observation_id
FROM core.derivation AS derivation;
COMMENT ON COLUMN core.derivation_figure.observation_id IS 'The printed figure; empty where it follows from one alone.';

-- Counted when somebody asks.
DROP TABLE IF EXISTS mart.claims_outside;
