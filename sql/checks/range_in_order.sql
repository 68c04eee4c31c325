-- One row per bad claim of the run.
-- severity: error
-- meaning: the higher end of the range is below the lower one
-- remedy: Order the ends in pipeline/extract.
SELECT
    article.url,
    claim.span_start,
    claim.span_end,
    claim.surface,
    claim.value,
    claim.value_high
FROM stage.claim AS claim
INNER JOIN stage.article AS article
    ON claim.run_key = article.run_key AND claim.capture_id = article.capture_id
WHERE
    claim.run_key = %(this_run)s
    AND claim.value_high < claim.value
ORDER BY article.url ASC, claim.span_start ASC, claim.ordinal ASC
