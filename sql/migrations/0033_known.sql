-- How many different values a column has, as a share of the rows: the server guesses far too few from a sample, and would then read a
-- table whole for what an index finds.
ALTER TABLE core.observation ALTER COLUMN series_id SET (n_distinct = -0.4);
ALTER TABLE core.observation_claim ALTER COLUMN observation_id SET (n_distinct = -0.9);
ALTER TABLE core.claim ALTER COLUMN revision_id SET (n_distinct = -0.065);

-- A text is taken apart once, however often its article is looked at.
ALTER TABLE core.article_print ADD COLUMN text_sha256 text;
COMMENT ON COLUMN core.article_print.text_sha256 IS 'SHA-256 of the text of which this was worked out, as in core.article_revision.';

-- Counted when somebody asks.
DROP TABLE IF EXISTS mart.claims_outside;
