-- One row per revision that the latest capture of its article now says.
WITH latest AS (
    SELECT DISTINCT ON (revision.article_id)
        revision.article_id,
        revision.revision_id
    FROM core.article_revision AS revision
    INNER JOIN core.reading AS reading ON revision.revision_id = reading.revision_id
    INNER JOIN raw.capture AS capture ON reading.capture_id = capture.capture_id
    WHERE
        revision.article_id IN (
            SELECT article.article_id
            FROM stage.article AS article
            WHERE article.run_key = %(this_run)s
        )
    ORDER BY
        revision.article_id ASC,
        capture.fetched_at DESC,
        reading.read_at DESC,
        capture.capture_id ASC
)

UPDATE core.article_revision AS revision
SET is_current = TRUE
FROM latest
WHERE
    revision.revision_id = latest.revision_id
    AND NOT revision.is_current
