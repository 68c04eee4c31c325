-- One row per printed name that queued claims give evidence about, and that neither an entity has nor a person has rejected.
WITH queued AS (
    SELECT DISTINCT queue.item_id AS article_id
    FROM ops.observe_queue AS queue
    WHERE queue.item_kind = 'article'
),

unknown AS MATERIALIZED (
    SELECT
        claim.claim_id,
        claim.alias_key
    FROM queued
    INNER JOIN core.pinned_claim AS claim ON queued.article_id = claim.article_id
    WHERE
        claim.entity_id IS NULL
        AND claim.drop_reason IS NULL
)

SELECT
    unknown.alias_key,
    MIN(claim.entity) AS name
FROM unknown
INNER JOIN core.current_claim AS claim ON unknown.claim_id = claim.claim_id
GROUP BY unknown.alias_key
ORDER BY unknown.alias_key ASC
