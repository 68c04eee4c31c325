-- One row per revision with claims that core does not hold, and how many they are. The columns that stage.claim and core.claim share
-- are those of pipeline/warehouse/staging.py.
-- noqa: disable=RF02
WITH known AS (
    SELECT claim.claim_id
    FROM chosen
    INNER JOIN core.claim AS claim ON chosen.revision_id = claim.revision_id
    WHERE chosen.is_known
),

added AS (
    INSERT INTO core.claim (
        claim_id,
        revision_id,
        extractor_version,
        is_current,
        made_at,
        %(said_columns)s
    )
    SELECT DISTINCT ON (chosen.revision_id, said.span_start, said.claim_id)
        said.claim_id,
        chosen.revision_id,
        chosen.extractor_version,
        TRUE AS is_current,
        %(now)s AS made_at,
        %(said_columns)s
    FROM chosen
    INNER JOIN stage.claim AS said
        ON chosen.run_key = said.run_key AND chosen.capture_id = said.capture_id
    WHERE
        NOT EXISTS (
            SELECT 1
            FROM known
            WHERE known.claim_id = said.claim_id
        )
    ORDER BY chosen.revision_id ASC, said.span_start ASC, said.claim_id ASC
    RETURNING revision_id
)

SELECT
    added.revision_id,
    COUNT(*) AS row_count
FROM added
GROUP BY added.revision_id
