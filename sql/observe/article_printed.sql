-- One row per article to look at that is still there: what tells in whose words its current text is.
-- A text is taken apart once, though its runs of words are asked for twice.
CREATE TEMPORARY TABLE article_printed ON COMMIT DROP AS
WITH text AS MATERIALIZED (
    SELECT
        article.article_id,
        article.source_key,
        revision.language,
        COALESCE(
            revision.published_at,
            revision.published_on::timestamp AT TIME ZONE 'UTC',
            (
                SELECT MIN(capture.fetched_at)
                FROM core.article_revision AS known
                INNER JOIN raw.capture AS capture ON known.first_capture_id = capture.capture_id
                WHERE known.article_id = article.article_id
            )
        ) AS issued_at,
        NULLIF(BTRIM(LOWER(revision.syndicated_from)), '') AS agency_key,
        ARRAY(
            SELECT shingle
            FROM core.SHINGLES(revision.text) AS shingle
            ORDER BY shingle ASC
        ) AS shingles
    FROM changed_article AS changed
    INNER JOIN core.article AS article ON changed.article_id = article.article_id
    INNER JOIN core.article_revision AS revision ON article.article_id = revision.article_id AND revision.is_current
)

SELECT
    text.article_id,
    text.source_key,
    text.language,
    text.issued_at,
    text.agency_key,
    CARDINALITY(text.shingles) AS shingle_count,
    text.shingles[1:64] AS sketch
FROM text
