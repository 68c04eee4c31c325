-- One row per article whose origin is another one now, though its own text is not.
INSERT INTO changed_article (article_id)
SELECT changed.article_id
FROM changed_origin AS changed
WHERE changed.article_id NOT IN (SELECT known.article_id FROM changed_article AS known)
