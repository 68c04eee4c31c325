-- One row per article and reason for which claims of it are evidence for no figure, as far as that is news.
INSERT INTO core.article_outside (article_id, drop_reason, claims)
SELECT
    wanted.article_id,
    wanted.drop_reason,
    wanted.claims
FROM outside_wanted AS wanted
ORDER BY wanted.article_id ASC, wanted.drop_reason ASC
ON CONFLICT (article_id, drop_reason) DO NOTHING
