-- One row per article to look at and reason for which claims of it are evidence for no figure.
CREATE TEMPORARY TABLE outside_wanted ON COMMIT DROP AS
SELECT
    claim.article_id,
    claim.drop_reason,
    CAST(COUNT(*) AS integer) AS claims
FROM pinned AS claim
WHERE claim.drop_reason IS NOT NULL
GROUP BY claim.article_id, claim.drop_reason
