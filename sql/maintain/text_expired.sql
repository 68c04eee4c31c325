-- One row per text of an article that the source's terms let us keep no longer: it goes, what was read from it stays.
-- noqa: disable=RF02
UPDATE core.article_revision AS revision
SET
    text = '',
    blocks = '[]',
    dropped = '[]',
    subtitle = NULL,
    flags = ARRAY_APPEND(revision.flags, 'text_expired')
FROM core.article AS article
INNER JOIN core.article_revision AS known ON article.article_id = known.article_id
INNER JOIN raw.capture AS capture ON known.first_capture_id = capture.capture_id
WHERE
    revision.revision_id = known.revision_id
    AND article.source_key = %(source_key)s
    AND capture.fetched_at < %(before)s
    AND revision.text <> ''
RETURNING revision.revision_id
