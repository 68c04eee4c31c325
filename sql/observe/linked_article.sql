-- One row per article to look at, and per article that was a copy or the origin of one of these until now.
CREATE TEMPORARY TABLE linked_article ON COMMIT DROP AS
SELECT changed.article_id
FROM changed_article AS changed
UNION
SELECT pair.later_id AS article_id
FROM changed_article AS changed
INNER JOIN core.similar_article AS pair ON changed.article_id = pair.earlier_id
UNION
SELECT pair.earlier_id AS article_id
FROM changed_article AS changed
INNER JOIN core.similar_article AS pair ON changed.article_id = pair.later_id
