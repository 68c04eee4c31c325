-- One row per current claim that the staged reading of its text no longer makes: kept, and no longer current.
WITH gone AS (
    SELECT claim.claim_id
    FROM chosen
    INNER JOIN core.claim AS claim ON chosen.revision_id = claim.revision_id AND claim.is_current
    LEFT JOIN stage.claim AS said
        ON
            chosen.run_key = said.run_key
            AND chosen.capture_id = said.capture_id
            AND claim.claim_id = said.claim_id
    WHERE
        chosen.is_known
        AND said.claim_id IS NULL
),

superseded AS (
    UPDATE core.claim AS claim
    SET
        is_current = FALSE,
        superseded_at = %(now)s
    FROM gone
    WHERE claim.claim_id = gone.claim_id
    RETURNING
        claim.revision_id,
        claim.claim_id,
        COALESCE(claim.current_since, claim.made_at) AS current_from
),

kept AS (
    INSERT INTO core.claim_past (claim_id, current_from, current_to)
    SELECT
        superseded.claim_id,
        superseded.current_from,
        %(now)s AS current_to
    FROM superseded
    WHERE superseded.current_from < %(now)s
    ON CONFLICT (claim_id, current_from) DO NOTHING
)

SELECT
    superseded.revision_id,
    COUNT(*) AS row_count
FROM superseded
GROUP BY superseded.revision_id
