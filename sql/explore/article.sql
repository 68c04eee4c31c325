-- One row: the article in its current text, and the capture from which that was read first.
-- noqa: disable=RF02
SELECT
    article.article_id,
    article.source_key,
    article.url,
    revision.revision_id,
    revision.revision_no,
    revision.title,
    revision.subtitle,
    revision.language,
    revision.authors,
    revision.published_at,
    revision.published_on,
    revision.modified_at,
    revision.paywalled,
    revision.syndicated_from,
    revision.flags,
    revision.text,
    revision.text_sha256,
    revision.blocks,
    revision.dropped,
    capture.fetched_at,
    capture.sha256 AS capture_sha256
FROM core.article AS article
INNER JOIN core.article_revision AS revision ON article.article_id = revision.article_id AND revision.is_current
INNER JOIN raw.capture AS capture ON revision.first_capture_id = capture.capture_id
WHERE article.article_id = %(article_id)s
