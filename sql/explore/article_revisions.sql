-- One row per text that the article has had, the first one first, with the day of its first capture.
-- noqa: disable=RF02
SELECT
    revision.revision_no,
    revision.title,
    revision.text,
    revision.first_capture_id,
    capture.fetched_at
FROM core.article_revision AS revision
INNER JOIN raw.capture AS capture ON revision.first_capture_id = capture.capture_id
WHERE revision.article_id = %(article_id)s
ORDER BY capture.fetched_at ASC, revision.revision_no ASC
