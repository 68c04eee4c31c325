-- One row per staged article that core does not know.
INSERT INTO core.article (article_id, source_key, article_key, url)
SELECT DISTINCT ON (article.article_id)
    article.article_id,
    article.source_key,
    article.article_key,
    article.url
FROM stage.article AS article
INNER JOIN stage.reading AS reading
    ON article.run_key = reading.run_key AND article.capture_id = reading.capture_id
WHERE article.run_key = %(this_run)s
ORDER BY article.article_id ASC, reading.fetched_at ASC, article.capture_id ASC
ON CONFLICT (article_id) DO NOTHING
