-- One row per article beside these that was read out of one of these bodies, or has one of these texts in the same source.
-- noqa: disable=RF02
SELECT revision.article_id
FROM raw.capture AS capture
INNER JOIN core.reading AS reading ON capture.capture_id = reading.capture_id
INNER JOIN core.article_revision AS revision ON reading.revision_id = revision.revision_id
WHERE
    capture.sha256 = ANY(%(bodies)s)
    AND NOT revision.article_id = ANY(%(articles)s)
UNION DISTINCT
SELECT revision.article_id
FROM UNNEST(%(source_keys)s::text[], %(texts)s::text[]) AS said (source_key, text_sha256)
INNER JOIN core.article_revision AS revision ON said.text_sha256 = revision.text_sha256
INNER JOIN core.article AS article ON revision.article_id = article.article_id AND said.source_key = article.source_key
WHERE NOT revision.article_id = ANY(%(articles)s)
ORDER BY article_id ASC
