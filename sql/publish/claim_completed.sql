-- One row per revision with claims that have lost columns, and how many they are: a schema that was brought down and up again has the
-- columns without what stood there. The reading of the text says it again.
-- noqa: disable=RF01,RF02
WITH found AS (
    SELECT
        claim.claim_id,
        chosen.run_key,
        chosen.capture_id
    FROM chosen
    INNER JOIN stage.claim AS said
        ON chosen.run_key = said.run_key AND chosen.capture_id = said.capture_id
    INNER JOIN core.claim AS claim ON said.claim_id = claim.claim_id
    WHERE
        chosen.is_known
        AND (
            -- later columns of claim
            claim.claim_id
        ) IS DISTINCT FROM (
            -- later columns of said
            said.claim_id
        )
),

completed AS (
    UPDATE core.claim AS claim
    SET
        (%(later_columns)s) = (
            SELECT %(later_columns)s
            FROM stage.claim AS said
            WHERE said.run_key = found.run_key AND said.capture_id = found.capture_id AND said.claim_id = found.claim_id
        )
    FROM found
    WHERE claim.claim_id = found.claim_id
    RETURNING claim.revision_id
)

SELECT
    completed.revision_id,
    COUNT(*) AS row_count
FROM completed
GROUP BY completed.revision_id
