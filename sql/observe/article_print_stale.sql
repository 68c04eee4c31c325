-- One row per article to look at that is gone, or reads otherwise now.
DELETE FROM core.article_print AS print
USING changed_article AS changed
WHERE
    print.article_id = changed.article_id
    AND NOT EXISTS (
        SELECT 1
        FROM article_printed AS printed
        WHERE
            printed.article_id = print.article_id
            AND ROW(printed.*) IS NOT DISTINCT FROM ROW(print.*)
    )
