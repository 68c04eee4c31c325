-- One row per language: claims of the articles of a day.
SELECT
    claim.language,
    COUNT(*) AS claims
FROM mart.fct_claim AS claim
WHERE claim.published_on = %(day)s
GROUP BY claim.language
ORDER BY claims DESC, claim.language ASC
