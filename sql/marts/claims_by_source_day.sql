-- One row per source and day of publication: articles, and what was read from them.
-- key: source_key, published_on
-- after: fct_article
-- column source_key: Source.
-- column published_on: Day of publication; 0001-01-01 for articles without a date.
-- column articles: Articles, each counted once in its current text.
-- column articles_with_claims: Articles with at least one current claim.
-- column claims: Current claims.
-- column observed_claims: Current claims that are evidence for an observation.
SELECT
    article.source_key,
    COALESCE(article.published_on, DATE '0001-01-01') AS published_on,
    COUNT(*) AS articles,
    COUNT(*) FILTER (WHERE article.claims > 0) AS articles_with_claims,
    CAST(SUM(article.claims) AS BIGINT) AS claims,
    CAST(SUM(article.observed_claims) AS BIGINT) AS observed_claims
FROM mart.fct_article AS article
GROUP BY article.source_key, COALESCE(article.published_on, DATE '0001-01-01')
