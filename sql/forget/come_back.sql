-- One row per source, or address of an article, that a tombstone stands for and that is here nevertheless, as after a
-- backup was restored. An article is known again by its address, by its number, or because all its pages are forgotten, each
-- by its bytes or by its text.
WITH latest AS (
    SELECT DISTINCT ON (reading.capture_id)
        reading.capture_id,
        reading.revision_id
    FROM core.reading AS reading
    ORDER BY reading.capture_id ASC, reading.read_at DESC
),

page AS (
    SELECT
        article.article_id,
        article.url,
        EXISTS(
            SELECT 1
            FROM raw.tombstone AS tombstone
            WHERE
                tombstone.key_sha256 IN (
                    raw.TOMBSTONE_KEY('body ' || capture.sha256),
                    raw.TOMBSTONE_KEY('text ' || article.source_key || ' ' || revision.text_sha256)
                )
        ) AS is_forgotten
    FROM latest
    INNER JOIN raw.capture AS capture ON latest.capture_id = capture.capture_id
    INNER JOIN core.article_revision AS revision ON latest.revision_id = revision.revision_id
    INNER JOIN core.article AS article ON revision.article_id = article.article_id
)

SELECT
    lead.source_key,
    NULL AS url
FROM raw.lead AS lead
INNER JOIN raw.tombstone AS tombstone ON raw.TOMBSTONE_KEY('source ' || lead.source_key) = tombstone.key_sha256
UNION DISTINCT
SELECT
    NULL AS source_key,
    lead.url
FROM raw.lead AS lead
INNER JOIN raw.tombstone AS tombstone ON raw.TOMBSTONE_KEY(lead.url) = tombstone.key_sha256
UNION DISTINCT
SELECT
    NULL AS source_key,
    article.url
FROM core.article AS article
INNER JOIN raw.tombstone AS tombstone
    ON raw.TOMBSTONE_KEY('article ' || article.source_key || ' ' || article.article_key) = tombstone.key_sha256
UNION DISTINCT
SELECT
    NULL AS source_key,
    page.url
FROM page
GROUP BY page.article_id, page.url
HAVING BOOL_AND(page.is_forgotten)
ORDER BY source_key ASC, url ASC
