-- One row per reason that an article to look at has no longer, or for other numbers of claims.
DELETE FROM core.article_outside AS outside
USING changed_article AS changed
WHERE
    outside.article_id = changed.article_id
    AND NOT EXISTS (
        SELECT 1
        FROM outside_wanted AS wanted
        WHERE
            wanted.article_id = outside.article_id
            AND wanted.drop_reason = outside.drop_reason
            AND wanted.claims = outside.claims
    )
