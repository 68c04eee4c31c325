-- One row per pair with an article to look at that is no such pair any more.
DELETE FROM core.similar_article AS pair
USING changed_article AS changed
WHERE
    changed.article_id IN (pair.earlier_id, pair.later_id)
    AND NOT EXISTS (
        SELECT 1
        FROM similar_wanted AS wanted
        WHERE
            wanted.earlier_id = pair.earlier_id
            AND wanted.later_id = pair.later_id
            AND ROW(wanted.*) IS NOT DISTINCT FROM ROW(pair.*)
    )
