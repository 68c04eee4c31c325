-- One row per superseded claim that the staged reading of its text makes again, as after a return to an older version.
WITH revived AS (
    UPDATE core.claim AS claim
    SET
        is_current = TRUE,
        superseded_at = NULL,
        current_since = %(now)s
    FROM chosen
    INNER JOIN stage.claim AS said
        ON chosen.run_key = said.run_key AND chosen.capture_id = said.capture_id
    WHERE
        chosen.is_known
        AND claim.claim_id = said.claim_id
        AND NOT claim.is_current
    RETURNING claim.revision_id
)

SELECT
    revived.revision_id,
    COUNT(*) AS row_count
FROM revived
GROUP BY revived.revision_id
