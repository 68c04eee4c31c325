DROP INDEX raw.tombstone_together;
ALTER TABLE raw.tombstone DROP COLUMN stands_with;
ALTER TABLE raw.tombstone DROP COLUMN kind;
COMMENT ON TABLE raw.tombstone IS 'One row per URL, article or source that must never be fetched again. Natural key: key_sha256.';
COMMENT ON COLUMN raw.tombstone.key_sha256 IS 'raw.tombstone_key of the canonical URL, of "article SOURCE NUMBER" or of "source SOURCE"; the address itself is not kept.';
COMMENT ON FUNCTION raw.tombstone_key(text) IS 'What a tombstone keeps of a URL, of "article SOURCE NUMBER" or of "source SOURCE": its sha-256.';
