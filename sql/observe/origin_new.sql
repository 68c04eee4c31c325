-- One row per article that copies another one, as far as that is news.
INSERT INTO core.article_origin (article_id, origin_article_id)
SELECT
    changed.article_id,
    changed.origin_article_id
FROM changed_origin AS changed
WHERE
    changed.origin_article_id IS NOT NULL
    AND EXISTS (
        SELECT 1
        FROM core.article AS article
        WHERE article.article_id = changed.article_id
    )
ORDER BY changed.article_id ASC
