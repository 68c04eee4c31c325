-- One row per span of an article of the run that carries several claims.
-- severity: error
-- meaning: one printed number is claimed twice
-- remedy: Let pipeline/extract settle on one reading of a span.
SELECT
    article.url,
    claim.span_start,
    claim.span_end,
    COUNT(*) AS claims
FROM stage.claim AS claim
INNER JOIN stage.article AS article
    ON claim.run_key = article.run_key AND claim.capture_id = article.capture_id
WHERE claim.run_key = %(this_run)s
GROUP BY article.url, claim.capture_id, claim.span_start, claim.span_end
HAVING COUNT(*) > 1
ORDER BY article.url ASC, claim.span_start ASC
