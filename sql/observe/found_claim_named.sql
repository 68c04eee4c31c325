-- One row per claim of an article with a name that nothing knew, with the keys that it has now.
INSERT INTO found_claim
SELECT claim.*
FROM article_unnamed AS unnamed
INNER JOIN core.pinned_claim AS claim ON unnamed.article_id = claim.article_id
