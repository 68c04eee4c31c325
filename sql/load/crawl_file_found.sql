-- One row per file of which something was read for the source.
SELECT
    known.file,
    known.read_to,
    known.is_whole
FROM ops.crawl_file AS known
WHERE known.source_key = %(source_key)s AND known.file = ANY(%(files)s)
ORDER BY known.file ASC
