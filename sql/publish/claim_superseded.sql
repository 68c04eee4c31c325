-- One row per current claim that the staged reading of its text no longer makes: kept, and no longer current.
-- Of several captures with one text the latest is read.
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

said AS (
    SELECT claim.claim_id
    FROM chosen
    INNER JOIN stage.claim AS claim
        ON chosen.run_key = claim.run_key AND chosen.capture_id = claim.capture_id
),

superseded AS (
    UPDATE core.claim AS claim
    SET
        is_current = FALSE,
        superseded_at = %(now)s
    FROM chosen
    WHERE
        claim.revision_id = chosen.revision_id
        AND claim.is_current
        AND claim.claim_id NOT IN (SELECT said.claim_id FROM said)
    RETURNING claim.revision_id
)

SELECT
    superseded.revision_id,
    COUNT(*) AS row_count
FROM superseded
GROUP BY superseded.revision_id
