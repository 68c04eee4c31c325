-- One row per record of Common Crawl that was read for the source.
DELETE FROM ops.crawl_record AS known
WHERE known.source_key = %(source_key)s
