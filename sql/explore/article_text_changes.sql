-- One row per time that the article's text gave way to another one, the latest time first.
-- noqa: disable=RF02
SELECT
    previous.revision_no AS revision_no_before,
    previous.text AS text_before,
    revision.revision_no,
    revision.text,
    change.changed_at
FROM core.text_change AS change
INNER JOIN core.article_revision AS previous ON change.previous_revision_id = previous.revision_id
INNER JOIN core.article_revision AS revision ON change.revision_id = revision.revision_id
WHERE change.article_id = %(article_id)s
ORDER BY change.changed_at DESC
