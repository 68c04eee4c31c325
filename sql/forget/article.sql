-- One row per article of these.
DELETE FROM core.article AS article
WHERE article.article_id = ANY(%(articles)s)
