-- One row per current claim of the articles to look at, with the keys of what it is about, or why it is evidence for nothing.
CREATE TEMPORARY TABLE found_claim ON COMMIT DROP AS
SELECT claim.*
FROM changed_article AS changed
INNER JOIN core.pinned_claim AS claim ON changed.article_id = claim.article_id
