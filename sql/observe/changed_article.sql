-- One row per article to look at, also one that is gone.
CREATE TEMPORARY TABLE changed_article ON COMMIT DROP AS
SELECT DISTINCT taken.item_id AS article_id
FROM queue_taken AS taken
WHERE taken.item_kind = 'article'
