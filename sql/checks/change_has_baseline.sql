-- One row per bad claim of the run.
-- severity: warn
-- meaning: a change of a known metric at a known time that does not say against when
-- remedy: Give pipeline/extract the words in which the text says so; where it says nothing, nothing can be derived.
SELECT
    article.url,
    claim.span_start,
    claim.span_end,
    claim.surface
FROM stage.claim AS claim
INNER JOIN stage.article AS article
    ON claim.run_key = article.run_key AND claim.capture_id = article.capture_id
WHERE
    claim.run_key = %(this_run)s
    AND claim.kind = 'change'
    AND claim.metric_id IS NOT NULL
    AND claim.period_start IS NOT NULL
    AND claim.baseline_start IS NULL
ORDER BY article.url ASC, claim.span_start ASC, claim.ordinal ASC
