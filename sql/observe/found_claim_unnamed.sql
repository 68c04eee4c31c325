-- One row per claim of an article with a name that nothing knew: to be read anew, as it has an entity now.
DELETE FROM found_claim AS claim
USING article_unnamed AS unnamed
WHERE claim.article_id = unnamed.article_id
