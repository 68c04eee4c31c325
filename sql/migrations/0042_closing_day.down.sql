-- Any time in days that ends with a month is that month again, once it is observed.
INSERT INTO ops.observe_queue (item_kind, item_id)
SELECT DISTINCT
    'article' AS item_kind,
    claim.article_id
FROM core.current_claim AS claim
WHERE
    claim.kind = 'level'
    AND claim.period_grain IN ('day', 'instant')
    AND claim.period_end - claim.period_start > 1
    AND EXTRACT(DAY FROM claim.period_end) = 1;
