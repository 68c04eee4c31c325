-- One row per text of the run whose claims were read: of several captures with one text the latest. Claims of a text that was
-- not known before can neither be known nor be superseded.
CREATE TEMPORARY TABLE chosen ON COMMIT DROP AS
SELECT DISTINCT ON (article.revision_id)
    article.revision_id,
    article.run_key,
    article.capture_id,
    reading.extractor_version,
    EXISTS(
        SELECT 1
        FROM core.article_revision AS known
        WHERE known.revision_id = article.revision_id
    ) AS is_known
FROM stage.article AS article
INNER JOIN stage.reading AS reading
    ON article.run_key = reading.run_key AND article.capture_id = reading.capture_id
WHERE
    article.run_key = %(this_run)s
    AND reading.claims_skipped IS NULL
ORDER BY article.revision_id ASC, reading.fetched_at DESC, article.capture_id ASC
