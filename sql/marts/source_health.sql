-- One row per source: what came of it, how well its pages and claims are read, and how recent it is.
-- key: source_key
-- as: view
-- after: fct_article
-- column source_key: Source.
-- column captures: Pages in the archive.
-- column last_captured_on: Day of the last of them.
-- column dropped_pages: Pages that became no article, by their last reading.
-- column articles: Articles, each counted once in its current text.
-- column copied_articles: Articles that copy or translate one of another source.
-- column first_published_on: Day of the first article.
-- column last_published_on: Day of the last article.
-- column undated_articles: Articles without a day of publication.
-- column claims: Current claims.
-- column observed_claims: Current claims that are evidence for an observation.
WITH captured AS (
    SELECT
        capture.source_key,
        COUNT(*) AS captures,
        CAST(MAX(capture.fetched_at) AT TIME ZONE 'UTC' AS DATE) AS last_captured_on
    FROM raw.capture AS capture
    GROUP BY capture.source_key
),

last_read AS (
    SELECT DISTINCT ON (reading.capture_id)
        reading.capture_id,
        reading.drop_reason
    FROM core.reading AS reading
    ORDER BY reading.capture_id ASC, reading.read_at DESC, reading.parser_version DESC, reading.extractor_version DESC
),

dropped AS (
    SELECT
        capture.source_key,
        COUNT(*) AS dropped_pages
    FROM last_read
    INNER JOIN raw.capture AS capture ON last_read.capture_id = capture.capture_id
    WHERE last_read.drop_reason IS NOT NULL
    GROUP BY capture.source_key
),

written AS (
    SELECT
        article.source_key,
        COUNT(*) AS articles,
        COUNT(article.origin_article_id) AS copied_articles,
        MIN(article.published_on) AS first_published_on,
        MAX(article.published_on) AS last_published_on,
        COUNT(*) FILTER (WHERE article.published_on IS NULL) AS undated_articles,
        CAST(SUM(article.claims) AS BIGINT) AS claims,
        CAST(SUM(article.observed_claims) AS BIGINT) AS observed_claims
    FROM mart.fct_article AS article
    GROUP BY article.source_key
)

SELECT
    captured.source_key,
    captured.captures,
    captured.last_captured_on,
    COALESCE(dropped.dropped_pages, 0) AS dropped_pages,
    COALESCE(written.articles, 0) AS articles,
    COALESCE(written.copied_articles, 0) AS copied_articles,
    written.first_published_on,
    written.last_published_on,
    COALESCE(written.undated_articles, 0) AS undated_articles,
    COALESCE(written.claims, 0) AS claims,
    COALESCE(written.observed_claims, 0) AS observed_claims
FROM captured
LEFT JOIN dropped ON captured.source_key = dropped.source_key
LEFT JOIN written ON captured.source_key = written.source_key
