-- One row per article to look at with evidence about a name that nothing knows.
CREATE TEMPORARY TABLE article_unnamed ON COMMIT DROP AS
SELECT DISTINCT claim.article_id
FROM found_claim AS claim
WHERE
    claim.entity_id IS NULL
    AND claim.drop_reason IS NULL
