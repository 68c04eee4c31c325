-- One row per current claim of the articles to look at, worked out once for the statements that follow.
CREATE TEMPORARY TABLE pinned ON COMMIT DROP AS
SELECT claim.*
FROM changed_article AS changed
INNER JOIN core.pinned_claim AS claim ON changed.article_id = claim.article_id
