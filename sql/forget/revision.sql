-- One row per text of these articles.
DELETE FROM core.article_revision AS revision
WHERE revision.article_id = ANY(%(articles)s)
