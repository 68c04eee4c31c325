-- One row per text of these articles, or that was read out of one of these captures, published or not.
-- noqa: disable=RF02
SELECT revision.text_sha256
FROM core.article_revision AS revision
WHERE
    revision.article_id = ANY(%(articles)s)
    OR revision.first_capture_id = ANY(%(captures)s)
UNION DISTINCT
SELECT revision.text_sha256
FROM core.reading AS reading
INNER JOIN core.article_revision AS revision ON reading.revision_id = revision.revision_id
WHERE reading.capture_id = ANY(%(captures)s)
UNION DISTINCT
SELECT staged.text_sha256
FROM stage.article AS staged
WHERE
    staged.capture_id = ANY(%(captures)s)
    OR staged.article_id = ANY(%(articles)s)
ORDER BY text_sha256 ASC
