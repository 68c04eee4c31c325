-- One row per source, or address of an article, that a tombstone stands for and that is here nevertheless, as after a
-- backup was restored.
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
ORDER BY source_key ASC, url ASC
