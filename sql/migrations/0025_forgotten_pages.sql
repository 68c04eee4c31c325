-- A tombstone also stands for a page and for a text, says which of these it is, and belongs to the others of its forgetting.
ALTER TABLE raw.tombstone ADD COLUMN kind text CHECK (kind IN ('address', 'article', 'source', 'body', 'text'));
ALTER TABLE raw.tombstone ADD COLUMN stands_with uuid;
CREATE INDEX tombstone_together ON raw.tombstone (stands_with);
COMMENT ON TABLE raw.tombstone IS 'One row per URL, article, source, page or text that must never come in again. Natural key: key_sha256.';
COMMENT ON COLUMN raw.tombstone.key_sha256 IS 'raw.tombstone_key of the canonical URL, of "article SOURCE NUMBER", "source SOURCE", "body SHA256" or "text SOURCE SHA256"; neither address nor text is kept.';
COMMENT ON COLUMN raw.tombstone.kind IS 'What it stands for: address, article (the source''s own number for it), source, body (the page byte for byte) or text (what was read out of the page, within its source). Empty where it was set before this was kept.';
COMMENT ON COLUMN raw.tombstone.stands_with IS 'The same for all that were set by one forgetting, or by what led to it later: they are lifted together. Empty where it was set before this was kept.';
COMMENT ON FUNCTION raw.tombstone_key(text) IS 'What a tombstone keeps of a URL, of "article SOURCE NUMBER", "source SOURCE", "body SHA256" or "text SOURCE SHA256": its sha-256.';
