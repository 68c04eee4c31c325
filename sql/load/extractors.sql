-- One row per version of the extractor that has read pages, with claims or without.
SELECT DISTINCT reading.extractor_version
FROM core.reading AS reading
ORDER BY reading.extractor_version ASC
