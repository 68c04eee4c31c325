-- One row per bad claim of the run.
-- severity: error
-- meaning: the claim or its sentence lies outside the text, or the claim outside its sentence
-- remedy: Mend the sentence splitter or the offsets in pipeline/extract.
SELECT
    article.url,
    claim.span_start,
    claim.span_end,
    claim.surface,
    CHAR_LENGTH(article.text) AS text_length
FROM stage.claim AS claim
INNER JOIN stage.article AS article
    ON claim.run_key = article.run_key AND claim.capture_id = article.capture_id
WHERE
    claim.run_key = %(this_run)s
    AND NOT (
        claim.sentence_start >= 0
        AND claim.span_start >= claim.sentence_start
        AND claim.span_end > claim.span_start
        AND claim.sentence_end >= claim.span_end
        AND CHAR_LENGTH(article.text) >= claim.sentence_end
    )
ORDER BY article.url ASC, claim.span_start ASC, claim.ordinal ASC
