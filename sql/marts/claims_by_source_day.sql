-- One row per source and day of publication: articles, and what was read from them.
-- key: source_key, published_on
-- column source_key: Source.
-- column published_on: Day of publication; 0001-01-01 for articles without a date.
-- column articles: Articles, each counted once in its current text.
-- column articles_with_claims: Articles with at least one current claim.
-- column claims: Current claims.
-- column observed_claims: Current claims that are evidence for an observation.
SELECT
    article.source_key,
    COALESCE(revision.published_on, DATE '0001-01-01') AS published_on,
    COUNT(DISTINCT article.article_id) AS articles,
    COUNT(DISTINCT article.article_id) FILTER (WHERE claim.claim_id IS NOT NULL) AS articles_with_claims,
    COUNT(claim.claim_id) AS claims,
    COUNT(evidence.claim_id) AS observed_claims
FROM core.article AS article
INNER JOIN core.article_revision AS revision ON article.article_id = revision.article_id AND revision.is_current
LEFT JOIN core.claim AS claim ON revision.revision_id = claim.revision_id AND claim.is_current
LEFT JOIN core.observation_claim AS evidence ON claim.claim_id = evidence.claim_id
GROUP BY article.source_key, COALESCE(revision.published_on, DATE '0001-01-01')
