-- How sure the reader is of all that names a claim's series and places the number in it, and which figures are let into their series.
ALTER TABLE stage.claim ADD COLUMN series_confidence numeric CHECK (series_confidence BETWEEN 0 AND 1);
ALTER TABLE core.claim ADD COLUMN series_confidence numeric CHECK (series_confidence BETWEEN 0 AND 1);
COMMENT ON COLUMN stage.claim.series_confidence IS 'How sure it is of all that names a series and places the number in it, 0 to 1.';
COMMENT ON COLUMN core.claim.series_confidence
IS 'How sure it is of all that names a series and places the number in it, 0 to 1; empty where it belongs in none, or no trained reader has read it.';
ALTER TABLE core.observation_support ADD COLUMN confidence numeric;
ALTER TABLE core.observation_support ADD COLUMN is_admitted boolean NOT NULL DEFAULT TRUE;
COMMENT ON COLUMN core.observation_support.confidence IS 'How sure the reader is of its surest claim: of all that names the series and places the figure in it.';
COMMENT ON COLUMN core.observation_support.is_admitted IS 'Whether it is in its series: a claim of it is sure, or nearly so and an independent origin prints the same.';

-- names of two alphabets have the same figures
DROP INDEX core.observation_by_period;
CREATE INDEX observation_by_period ON core.observation (period_id, value);

CREATE TABLE core.article_outside (
    article_id uuid NOT NULL,
    drop_reason text NOT NULL,
    claims integer NOT NULL,
    PRIMARY KEY (article_id, drop_reason)
);
COMMENT ON TABLE core.article_outside
IS 'One row per article and reason for which claims of it are evidence for no figure. Natural key: article_id and drop_reason.';
COMMENT ON COLUMN core.article_outside.article_id IS 'The article; not a foreign key, so that an article can be forgotten before the next observe.';
COMMENT ON COLUMN core.article_outside.drop_reason IS 'What is missing for a figure, or speaks against one, as core.pinned_claim says it.';
COMMENT ON COLUMN core.article_outside.claims IS 'Claims with this reason.';
