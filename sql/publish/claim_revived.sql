-- One row per superseded claim that the staged reading of its text makes again, as after a return to an older version.
WITH chosen AS (
    SELECT DISTINCT ON (article.revision_id)
        article.revision_id,
        article.run_key,
        article.capture_id,
        reading.extractor_version
    FROM stage.article AS article
    INNER JOIN stage.reading AS reading
        ON article.run_key = reading.run_key AND article.capture_id = reading.capture_id
    WHERE
        article.run_key = %(this_run)s
        AND reading.claims_skipped IS NULL
    ORDER BY article.revision_id ASC, reading.fetched_at DESC, article.capture_id ASC
),

revived AS (
    UPDATE core.claim AS claim
    SET
        is_current = TRUE,
        superseded_at = NULL,
        current_since = %(now)s
    FROM chosen
    INNER JOIN stage.claim AS said
        ON chosen.run_key = said.run_key AND chosen.capture_id = said.capture_id
    WHERE
        claim.claim_id = said.claim_id
        AND NOT claim.is_current
    RETURNING claim.revision_id
)

SELECT
    revived.revision_id,
    COUNT(*) AS row_count
FROM revived
GROUP BY revived.revision_id
