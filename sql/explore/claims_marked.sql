-- One row per claim of these whose language has word stems: its sentence with marks around the words that were asked for, in any form.
-- Two signs of the Private Use Area are the marks; of a sentence that has them itself nothing is marked.
-- noqa: disable=RF02
SELECT
    claim.claim_id,
    TS_HEADLINE(
        CASE claim.language WHEN 'ru' THEN 'pg_catalog.russian' ELSE 'pg_catalog.english' END::regconfig,
        claim.sentence,
        CASE claim.language
            WHEN 'ru' THEN WEBSEARCH_TO_TSQUERY('pg_catalog.russian', %(words)s)
            ELSE WEBSEARCH_TO_TSQUERY('pg_catalog.english', %(words)s)
        END,
        'HighlightAll=true, StartSel="' || %(begins)s || '", StopSel="' || %(ends)s || '"'
    ) AS marked
FROM mart.fct_claim AS claim
WHERE
    claim.claim_id = ANY(%(claim_ids)s::uuid[])
    AND claim.language IN ('en', 'ru')
    AND STRPOS(claim.sentence, %(begins)s) = 0
    AND STRPOS(claim.sentence, %(ends)s) = 0
