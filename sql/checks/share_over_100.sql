-- One row per bad claim of the run.
-- severity: warn
-- meaning: a share of more than 100 percent
-- remedy: Look whether it is a change or a ratio; if so, mend the kind in pipeline/extract.
SELECT
    article.url,
    claim.span_start,
    claim.span_end,
    claim.surface,
    claim.value
FROM stage.claim AS claim
INNER JOIN stage.article AS article
    ON claim.run_key = article.run_key AND claim.capture_id = article.capture_id
WHERE
    claim.run_key = %(this_run)s
    AND claim.kind = 'share'
    AND claim.unit = 'percent'
    AND GREATEST(claim.value, claim.value_high) > 100
ORDER BY article.url ASC, claim.span_start ASC, claim.ordinal ASC
