-- Addresses cannot be had back from their hashes: tombstones stay as they are, and no longer block.
DROP VIEW ops.coverage_gap;
DROP TABLE ops.source_day;
DROP INDEX raw.lead_by_day;
DROP INDEX raw.lead_visited;
ALTER TABLE raw.tombstone DROP CONSTRAINT tombstone_key_check;
ALTER TABLE raw.tombstone RENAME COLUMN key_sha256 TO url;
DROP FUNCTION raw.tombstone_key(text);
