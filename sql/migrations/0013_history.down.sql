-- What is current stays; when it became so is lost.
DROP FUNCTION core.claim_as_of(timestamptz);
DROP TABLE core.revision_past;
DROP TABLE core.claim_past;
ALTER TABLE core.article_revision DROP COLUMN current_since;
ALTER TABLE core.claim DROP COLUMN current_since;
