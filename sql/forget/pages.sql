-- One row per capture of these, or of these articles, that is an article by its latest reading, staged ones included.
-- noqa: disable=RF02
WITH latest AS (
    SELECT DISTINCT ON (reading.capture_id)
        reading.capture_id,
        reading.revision_id
    FROM core.reading AS reading
    WHERE
        reading.capture_id = ANY(%(captures)s)
        OR reading.capture_id IN (
            SELECT read_as.capture_id
            FROM core.article_revision AS known
            INNER JOIN core.reading AS read_as ON known.revision_id = read_as.revision_id
            WHERE known.article_id = ANY(%(articles)s)
        )
    ORDER BY reading.capture_id ASC, reading.read_at DESC
)

SELECT
    article.article_id,
    article.url,
    article.source_key,
    capture.sha256,
    revision.text_sha256,
    revision.title
FROM latest
INNER JOIN raw.capture AS capture ON latest.capture_id = capture.capture_id
INNER JOIN core.article_revision AS revision ON latest.revision_id = revision.revision_id
INNER JOIN core.article AS article ON revision.article_id = article.article_id
UNION DISTINCT
SELECT
    staged.article_id,
    staged.url,
    staged.source_key,
    capture.sha256,
    staged.text_sha256,
    staged.title
FROM stage.article AS staged
INNER JOIN raw.capture AS capture ON staged.capture_id = capture.capture_id
WHERE
    capture.capture_id = ANY(%(captures)s)
    OR staged.article_id = ANY(%(articles)s)
ORDER BY article_id ASC, sha256 ASC, text_sha256 ASC
