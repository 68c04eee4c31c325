-- One row per settled conflict that is none any more and whose key holds a figure of these articles: one that they were evidence for until
-- now, or one that a claim of any of their texts prints. A loss stands there below zero as a profit, and a month's last day as the month.
-- And one that is none any more and was seen under a name of theirs until now (settled_renamed.sql).
-- noqa: disable=RF02
DELETE FROM ops.conflict_settled AS settled
WHERE
    NOT EXISTS (
        SELECT 1
        FROM core.conflict AS conflict
        WHERE conflict.conflict_key = settled.conflict_key
    )
    AND (
        settled.printed_key = ANY(%(settled_renamed)s::text[])
        OR EXISTS (
            SELECT 1
            FROM UNNEST(%(figures)s::text[]) AS figure (observation_key)
            WHERE STRPOS(settled.conflict_key, '|' || figure.observation_key) > 0
        )
        OR EXISTS (
            SELECT 1
            FROM core.claim AS claim
            INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
            INNER JOIN core.metric AS metric ON claim.metric_id = metric.metric_key
            WHERE
                revision.article_id = ANY(%(articles)s)
                AND (
                    STRPOS(settled.conflict_key, '|' || metric.metric_key || '|') > 0
                    OR STRPOS(settled.conflict_key, '|' || metric.negative_of || '|') > 0
                )
                AND STRPOS(settled.conflict_key, TO_CHAR(claim.period_end, '/YYYY-MM-DD|')) > 0
                AND (
                    STRPOS(settled.conflict_key, '|' || TRIM_SCALE(claim.value) || '|') > 0
                    OR STRPOS(settled.conflict_key, '|-' || TRIM_SCALE(claim.value) || '|') > 0
                )
        )
    )
