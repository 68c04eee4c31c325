-- One row per article to look at that is still there: what tells in whose words its current text is.
-- A text that has been taken apart before is not taken apart again.
CREATE TEMPORARY TABLE article_printed ON COMMIT DROP AS
WITH text AS MATERIALIZED (
    SELECT
        article.article_id,
        article.source_key,
        revision.language,
        COALESCE(
            revision.published_at,
            revision.feed_published_at,
            revision.published_on::timestamp AT TIME ZONE 'UTC',
            (
                SELECT MIN(capture.fetched_at)
                FROM core.article_revision AS known
                INNER JOIN raw.capture AS capture ON known.first_capture_id = capture.capture_id
                WHERE known.article_id = article.article_id
            )
        ) AS issued_at,
        NULLIF(core.NAME_KEY(revision.syndicated_from), '') AS agency_key,
        revision.text_sha256,
        held.shingle_count,
        held.sketch,
        CASE
            WHEN held.article_id IS NULL
                THEN ARRAY(
                    SELECT shingle
                    FROM core.SHINGLES(revision.text) AS shingle
                    ORDER BY shingle ASC
                )
        END AS shingles
    FROM changed_article AS changed
    INNER JOIN core.article AS article ON changed.article_id = article.article_id
    INNER JOIN core.article_revision AS revision ON article.article_id = revision.article_id AND revision.is_current
    LEFT JOIN core.article_print AS held ON article.article_id = held.article_id AND revision.text_sha256 = held.text_sha256
)

SELECT
    text.article_id,
    text.source_key,
    text.language,
    text.issued_at,
    text.agency_key,
    COALESCE(text.shingle_count, CARDINALITY(text.shingles)) AS shingle_count,
    COALESCE(text.sketch, text.shingles[1:64]) AS sketch,
    text.text_sha256
FROM text
