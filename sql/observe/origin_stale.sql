-- One row per article whose origin is another one now.
DELETE FROM core.article_origin AS known
USING changed_origin AS changed
WHERE known.article_id = changed.article_id
