-- What limits a metric, as abroad does users: part of what a claim says and of what makes a series.
ALTER TABLE stage.claim ADD COLUMN metric_limit text NOT NULL DEFAULT '';
ALTER TABLE core.claim ADD COLUMN metric_limit text NOT NULL DEFAULT '';
COMMENT ON COLUMN stage.claim.metric_limit IS 'What limits the metric, as keys of the catalogue; other where the catalogue does not know it.';
COMMENT ON COLUMN core.claim.metric_limit
IS 'What limits the metric, as keys of the catalogue joined by +: abroad, android; other where the catalogue does not know it; else empty.';
ALTER TABLE core.series ADD COLUMN metric_limit text NOT NULL DEFAULT '';
COMMENT ON COLUMN core.series.metric_limit IS 'What limits the metric, as keys of the catalogue joined by +; empty where nothing does.';
ALTER TABLE core.derivation ADD COLUMN metric_limit text NOT NULL DEFAULT '';
COMMENT ON COLUMN core.derivation.metric_limit IS 'What limits the metric, as of the figures that it follows from.';
COMMENT ON COLUMN core.series.series_key
IS 'entity, metric, kind, unit, region, whole and, where they say something, modality and what limits the metric, as text.';

-- A metric that a person has mended is the one that he named, unless he says what limits it.
DROP VIEW core.pinned_claim;
