-- One row per bad article of the run.
-- severity: error
-- meaning: an article without text
-- remedy: Give the layout of the source a body that matches, or let the parser drop the page as no_text.
SELECT
    article.url,
    article.title
FROM stage.article AS article
WHERE
    article.run_key = %(this_run)s
    AND BTRIM(article.text, CHR(32) || CHR(9) || CHR(10) || CHR(13) || CHR(160)) = ''
ORDER BY article.url ASC
