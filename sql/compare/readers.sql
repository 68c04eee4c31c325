-- One row per version of the extractor that has read the claims of texts, and how many texts; a text without claims counts.
SELECT
    reading.extractor_version,
    COUNT(DISTINCT reading.revision_id) AS text_count
FROM core.reading AS reading
WHERE
    reading.revision_id IS NOT NULL
    AND reading.claims_skipped IS NULL
GROUP BY reading.extractor_version
ORDER BY reading.extractor_version ASC
