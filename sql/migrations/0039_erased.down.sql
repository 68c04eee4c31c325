-- The age of a page says again whether it was erased.
ALTER TABLE raw.capture DROP COLUMN erased_at;
COMMENT ON COLUMN core.article_revision.published_on IS 'The day of published_at in the page''s own zone.';
COMMENT ON COLUMN stage.article.published_on IS 'The day of published_at in the page''s own zone.';
