-- One row per list of the source that was read in full with the same rules: what to ask it for a change by.
SELECT
    url,
    etag,
    last_modified
FROM raw.listing
WHERE source_key = %(source_key)s AND read_as = %(read_as)s
