-- One row per text that a language model was last asked about before, and that is held nowhere, published or staged: of runs
-- that were killed or failed their audit, of an article that was forgotten while it was asked about.
SELECT request.text_sha256
FROM ops.model_request AS request
WHERE
    request.text_sha256 IS NOT NULL
    AND NOT EXISTS (
        SELECT 1
        FROM core.article_revision AS revision
        WHERE revision.text_sha256 = request.text_sha256
    )
    AND NOT EXISTS (
        SELECT 1
        FROM stage.article AS staged
        WHERE staged.text_sha256 = request.text_sha256
    )
GROUP BY request.text_sha256
HAVING MAX(request.asked_at) < %(before)s
ORDER BY request.text_sha256 ASC
