-- One row per judged number, the text it stands in first, with the last word on it.
WITH judged AS (
    SELECT DISTINCT ON (judgement.revision_id, judgement.span_start, judgement.span_end)
        judgement.revision_id,
        judgement.span_start,
        judgement.span_end,
        judgement.claim_id,
        judgement.verdict,
        judgement.fix
    FROM ops.judgement AS judgement
    ORDER BY judgement.revision_id ASC, judgement.span_start ASC, judgement.span_end ASC, judgement.judged_at DESC
)

SELECT
    article.url,
    revision.language,
    revision.published_on,
    revision.text,
    judged.verdict,
    CASE
        WHEN judged.fix IS NULL THEN TO_JSONB(claim)
        ELSE TO_JSONB(claim) || judged.fix
    END AS claim
FROM judged
INNER JOIN core.claim AS claim ON judged.claim_id = claim.claim_id
INNER JOIN core.article_revision AS revision ON judged.revision_id = revision.revision_id
INNER JOIN core.article AS article ON revision.article_id = article.article_id
ORDER BY article.url ASC, revision.revision_no ASC, judged.span_start ASC
