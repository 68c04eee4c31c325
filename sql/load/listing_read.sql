-- One row per list that was read just now, each once.
INSERT INTO raw.listing (url, source_key, etag, last_modified, read_as, read_at)
SELECT
    url,
    source_key,
    etag,
    last_modified,
    read_as,
    read_at
FROM pg_temp.incoming_listing
ON CONFLICT (url) DO UPDATE
    SET
        source_key = excluded.source_key,
        etag = excluded.etag,
        last_modified = excluded.last_modified,
        read_as = excluded.read_as,
        read_at = excluded.read_at
