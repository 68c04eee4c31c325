-- One row per settled conflict that is none any more and whose key holds a figure of these articles: one that they were evidence for until
-- now, or one that a claim of any of their texts prints. A loss stands there below zero as a profit, and a month's last day as the month.
-- And one per settled conflict that was seen under a name which no other article prints.
-- noqa: disable=RF02
WITH name AS (
    SELECT claim.entity_key AS alias_key
    FROM core.claim AS claim
    INNER JOIN core.article_revision AS revision ON claim.revision_id = revision.revision_id
    WHERE revision.article_id = ANY(%(articles)s)
    UNION
    SELECT judgement.fix ->> 'entity_key' AS alias_key
    FROM ops.judgement AS judgement
    INNER JOIN core.article_revision AS revision ON judgement.revision_id = revision.revision_id
    WHERE revision.article_id = ANY(%(articles)s)
)

DELETE FROM ops.conflict_settled AS settled
WHERE
    (
        NOT EXISTS (
            SELECT 1
            FROM core.conflict AS conflict
            WHERE conflict.conflict_key = settled.conflict_key
        )
        AND (
            EXISTS (
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
    )
    OR EXISTS (
        SELECT 1
        FROM name
        WHERE
            name.alias_key = ANY(settled.names)
            AND NOT EXISTS (
                SELECT 1
                FROM core.claim AS other
                INNER JOIN core.article_revision AS elsewhere ON other.revision_id = elsewhere.revision_id
                WHERE
                    other.entity_key = name.alias_key
                    AND NOT elsewhere.article_id = ANY(%(articles)s)
            )
    )
