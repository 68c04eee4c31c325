-- One row per printed name that queued claims are about, and that neither an entity has nor a person has rejected.
WITH queued AS (
    SELECT DISTINCT queue.item_id AS article_id
    FROM ops.observe_queue AS queue
    WHERE queue.item_kind = 'article'
)

SELECT
    claim.entity_key AS alias_key,
    MIN(claim.entity) AS name
FROM queued
INNER JOIN core.current_claim AS claim ON queued.article_id = claim.article_id
WHERE
    claim.entity_key IS NOT NULL
    AND claim.metric_id IS NOT NULL
    AND claim.period_start IS NOT NULL
    AND NOT EXISTS (
        SELECT 1
        FROM core.entity_alias AS alias
        WHERE alias.alias_key = claim.entity_key
    )
    AND NOT EXISTS (
        SELECT 1
        FROM ops.entity_said AS said
        WHERE said.alias_key = claim.entity_key AND said.verdict = 'reject'
    )
GROUP BY claim.entity_key
ORDER BY claim.entity_key ASC
