-- One row per source of which hardly a claim says whom, what and when.
-- severity: warn
-- meaning: fewer than one in ten of the claims have an entity, a known metric and a period
-- remedy: Look at the drops of observe: add entities or cues of metrics to pipeline/catalog, or mend the extractor.
SELECT
    article.source_key,
    COUNT(*) AS claims,
    COUNT(*) FILTER (
        WHERE claim.entity_key IS NOT NULL AND claim.metric_id IS NOT NULL AND claim.period_start IS NOT NULL
    ) AS resolved
FROM stage.claim AS claim
INNER JOIN stage.article AS article
    ON claim.run_key = article.run_key AND claim.capture_id = article.capture_id
WHERE claim.run_key = %(this_run)s
GROUP BY article.source_key
HAVING
    COUNT(*) >= 50
    AND COUNT(*) FILTER (
        WHERE claim.entity_key IS NOT NULL AND claim.metric_id IS NOT NULL AND claim.period_start IS NOT NULL
    ) * 10 < COUNT(*)
ORDER BY article.source_key ASC
