-- One row per settled conflict that is none any more and whose key holds the figure of a claim of these articles.
DELETE FROM ops.conflict_settled AS settled
WHERE
    NOT EXISTS (
        SELECT 1
        FROM core.conflict AS conflict
        WHERE conflict.conflict_key = settled.conflict_key
    )
    AND EXISTS (
        SELECT 1
        FROM core.claim AS claim
        INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
        WHERE
            revision.article_id = ANY(%(articles)s) -- noqa: RF02
            AND STRPOS(settled.conflict_key, '|' || claim.metric_id || '|') > 0
            AND STRPOS(
                settled.conflict_key,
                '|' || claim.period_grain || TO_CHAR(claim.period_start, ':YYYY-MM-DD/')
                || TO_CHAR(claim.period_end, 'YYYY-MM-DD') || '|'
            ) > 0
            AND STRPOS(settled.conflict_key, '|' || TRIM_SCALE(claim.value) || '|') > 0
    )
