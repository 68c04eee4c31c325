-- One row per bad article of the run.
-- severity: warn
-- meaning: the text has replacement characters: bytes were read in the wrong encoding
-- remedy: Name the encoding in the source's file, or mend the detection in pipeline/parse.
SELECT
    article.url,
    STRPOS(article.text, CHR(65533)) AS first_at
FROM stage.article AS article
WHERE
    article.run_key = %(this_run)s
    AND STRPOS(article.text, CHR(65533)) > 0
ORDER BY article.url ASC
