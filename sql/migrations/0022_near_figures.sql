-- A look works out only what figures that have changed are part of: which conflicts and derived figures that are, and what the
-- figures are held against, is found by indexes.
CREATE VIEW core.conflict_figure AS
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
COMMENT ON VIEW core.conflict_figure IS 'One row per conflict and figure that is part of it.';
COMMENT ON COLUMN core.conflict_figure.conflict_id IS 'The conflict.';
COMMENT ON COLUMN core.conflict_figure.observation_id IS 'The figure.';

CREATE VIEW core.derivation_figure AS
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
COMMENT ON VIEW core.derivation_figure IS 'One row per derived figure and printed one that it follows from.';
COMMENT ON COLUMN core.derivation_figure.derivation_id IS 'The derived figure.';
COMMENT ON COLUMN core.derivation_figure.observation_id IS 'The printed figure.';

DROP INDEX core.derivation_by_entity;
CREATE INDEX derivation_by_entity ON core.derivation (entity_id, metric_key, period_id);
DROP INDEX core.observation_by_baseline;
CREATE INDEX observation_by_baseline ON core.observation (baseline_id, series_id) WHERE baseline_id IS NOT NULL;
