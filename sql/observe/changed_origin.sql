-- One row per article that is now the copy of another article than before, or of none.
CREATE TEMPORARY TABLE changed_origin ON COMMIT DROP AS
SELECT
    wanted.article_id,
    NULLIF(wanted.origin_article_id, wanted.article_id) AS origin_article_id
FROM origin_wanted AS wanted
LEFT JOIN core.article_origin AS known ON wanted.article_id = known.article_id
WHERE known.origin_article_id IS DISTINCT FROM NULLIF(wanted.origin_article_id, wanted.article_id)
