-- One row per article to forget: of the source, of these urls (fetched, or its own by its page) or numbers, or read out of one of these captures.
SELECT
    article.article_id,
    article.source_key,
    article.article_key,
    article.url
FROM core.article AS article
WHERE
    article.source_key = %(source_key)s
    OR article.url = ANY(%(urls)s)
    OR article.article_key = ANY(%(urls)s)
    OR 'article ' || article.source_key || ' ' || article.article_key = ANY(%(words)s)
    OR article.article_id IN (
        SELECT revision.article_id
        FROM core.reading AS reading
        INNER JOIN core.article_revision AS revision ON reading.revision_id = revision.revision_id
        WHERE reading.capture_id = ANY(%(captures)s) -- noqa: RF02
    )
ORDER BY article.article_id ASC
