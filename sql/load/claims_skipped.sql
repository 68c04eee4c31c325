-- One row per reason for which articles of these captures were kept without reading their claims.
SELECT
    reading.claims_skipped,
    COUNT(DISTINCT reading.capture_id) AS article_count
FROM core.reading AS reading
WHERE
    reading.capture_id = ANY(%(ids)s)
    AND reading.claims_skipped IS NOT NULL
    AND reading.parser_version = %(parser_version)s
    AND reading.extractor_version = %(extractor_version)s
GROUP BY reading.claims_skipped
ORDER BY reading.claims_skipped ASC
