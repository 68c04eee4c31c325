-- Which pages the archive holds no more is said, not reckoned from their age, so that terms that become shorter reach all of them.
ALTER TABLE raw.capture ADD COLUMN erased_at timestamptz;
COMMENT ON COLUMN raw.capture.erased_at
IS 'When its record was erased, as the terms of its source let it be kept no longer; empty while the archive holds it.';
COMMENT ON COLUMN core.article_revision.published_on
IS 'The day of published_at in the page''s own zone; without it that of feed_published_at in the zone of the source.';
COMMENT ON COLUMN stage.article.published_on
IS 'The day of published_at in the page''s own zone; without it that of the feed''s date in the zone of the source.';
