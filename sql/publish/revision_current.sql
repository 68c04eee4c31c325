-- One row per revision that the latest capture of its article now says.
WITH touched AS (
    SELECT article.article_id
    FROM stage.article AS article
    WHERE article.run_key = %(this_run)s
    UNION DISTINCT
    SELECT elsewhere.article_id
    FROM UNNEST(%(articles_left)s::uuid[]) AS elsewhere (article_id)
)

UPDATE core.article_revision AS revision
SET
    is_current = TRUE,
    current_since = %(now)s
FROM touched
INNER JOIN core.latest_revision AS latest ON touched.article_id = latest.article_id
WHERE
    revision.revision_id = latest.revision_id
    AND NOT revision.is_current
RETURNING revision.article_id
