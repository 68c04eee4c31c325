-- One row per article in its current text, and how much was read from it.
-- key: article_id
-- scope: article
-- index: source_key, published_on
-- column article_id: Id of the article.
-- column source_key: Source.
-- column url: URL of the article.
-- column title: Headline of the article.
-- column language: Language of the article.
-- column published_on: Day on which the article was published: the page's own, else the feed's.
-- column published_at: When the page says that it was published.
-- column revision_no: Which text of the article it is, from 1.
-- column origin_article_id: The article of another source that it copies or translates; empty for its own words.
-- column claims: Current claims.
-- column observed_claims: Current claims that are evidence for an observation.
-- column numbers_unread: Numbers in digits behind the place to which its text is read, as it holds more than one text may cost; else 0.
WITH revision AS (
    SELECT
        article.article_id,
        article.source_key,
        article.url,
        known.revision_id,
        known.title,
        known.language,
        known.published_on,
        known.published_at,
        known.revision_no
    FROM scope_article AS scope
    INNER JOIN core.article AS article ON scope.article_id = article.article_id
    INNER JOIN core.article_revision AS known ON article.article_id = known.article_id AND known.is_current
),

claim AS (
    SELECT
        revision.article_id,
        COUNT(found.claim_id) AS claims,
        COUNT(evidence.claim_id) AS observed_claims
    FROM revision
    INNER JOIN core.current_claim AS found ON revision.article_id = found.article_id
    LEFT JOIN core.observation_claim AS evidence ON found.claim_id = evidence.claim_id
    GROUP BY revision.article_id
),

last_read AS (
    SELECT DISTINCT ON (reading.revision_id)
        reading.revision_id,
        reading.numbers_unread
    FROM revision
    INNER JOIN core.reading AS reading ON revision.revision_id = reading.revision_id
    ORDER BY reading.revision_id ASC, reading.read_at DESC, reading.capture_id ASC, reading.extractor_version DESC
)

SELECT
    revision.article_id,
    revision.source_key,
    revision.url,
    revision.title,
    revision.language,
    revision.published_on,
    revision.published_at,
    revision.revision_no,
    origin.origin_article_id,
    COALESCE(claim.claims, 0) AS claims,
    COALESCE(claim.observed_claims, 0) AS observed_claims,
    COALESCE(last_read.numbers_unread, 0) AS numbers_unread
FROM revision
LEFT JOIN claim ON revision.article_id = claim.article_id
LEFT JOIN core.article_origin AS origin ON revision.article_id = origin.article_id
LEFT JOIN last_read ON revision.revision_id = last_read.revision_id
