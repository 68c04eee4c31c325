-- One row per bad claim of the run.
-- severity: error
-- meaning: the text at the claim's span is not its surface
-- remedy: Mend the offsets in pipeline/extract; they count code points of the article's text.
SELECT
    article.url,
    claim.span_start,
    claim.span_end,
    claim.surface,
    SUBSTR(article.text, claim.span_start + 1, claim.span_end - claim.span_start) AS found
FROM stage.claim AS claim
INNER JOIN stage.article AS article
    ON claim.run_key = article.run_key AND claim.capture_id = article.capture_id
WHERE
    claim.run_key = %(this_run)s
    AND SUBSTR(article.text, claim.span_start + 1, claim.span_end - claim.span_start) <> claim.surface
ORDER BY article.url ASC, claim.span_start ASC, claim.ordinal ASC
