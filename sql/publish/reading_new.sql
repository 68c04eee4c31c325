-- One row per capture that the run has read, into an article or a drop: it is not read again by these versions.
INSERT INTO core.reading (
    capture_id, parser_version, extractor_version, revision_id, drop_reason, drop_detail, claims_skipped, read_at
)
SELECT
    reading.capture_id,
    reading.parser_version,
    reading.extractor_version,
    article.revision_id,
    reading.drop_reason,
    reading.drop_detail,
    reading.claims_skipped,
    %(now)s AS read_at
FROM stage.reading AS reading
LEFT JOIN stage.article AS article
    ON reading.run_key = article.run_key AND reading.capture_id = article.capture_id
WHERE reading.run_key = %(this_run)s
ORDER BY reading.capture_id ASC
ON CONFLICT (capture_id, parser_version, extractor_version) DO NOTHING
