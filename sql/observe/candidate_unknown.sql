-- One row per printed name that queued claims give evidence about, and that neither an entity has nor a person has rejected.
-- All claims of queued articles are gathered before any is left out: the server takes those that are left for one row, and would
-- go through the whole queue for each.
WITH queued AS (
    SELECT DISTINCT queue.item_id AS article_id
    FROM ops.observe_queue AS queue
    WHERE queue.item_kind = 'article'
),

reached AS MATERIALIZED (
    SELECT
        claim.claim_id,
        claim.alias_key,
        claim.entity_id,
        claim.drop_reason
    FROM queued
    INNER JOIN core.pinned_claim AS claim ON queued.article_id = claim.article_id
)

SELECT
    reached.alias_key,
    MIN(claim.entity) AS name
FROM reached
INNER JOIN core.current_claim AS claim ON reached.claim_id = claim.claim_id
WHERE
    reached.entity_id IS NULL
    AND reached.drop_reason IS NULL
GROUP BY reached.alias_key
ORDER BY reached.alias_key ASC
