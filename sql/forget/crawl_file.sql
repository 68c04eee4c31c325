-- One row per file of CC-NEWS that was read through for the source.
DELETE FROM ops.crawl_file AS known
WHERE known.source_key = %(source_key)s
