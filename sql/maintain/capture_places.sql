-- One row per file of the archive: where the captures begin that stand in it and were not erased.
-- noqa: disable=RF02
SELECT
    capture.warc_file,
    ARRAY_AGG(capture.warc_offset) AS places
FROM raw.capture AS capture
WHERE capture.erased_at IS NULL
GROUP BY capture.warc_file
