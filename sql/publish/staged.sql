-- One row: how many captures the run has staged, and how many of them as articles.
SELECT
    COUNT(reading.capture_id) AS readings,
    COUNT(article.capture_id) AS articles
FROM stage.reading AS reading
LEFT JOIN stage.article AS article
    ON reading.run_key = article.run_key AND reading.capture_id = article.capture_id
WHERE reading.run_key = %(this_run)s
