CREATE OR REPLACE VIEW core.latest_revision AS
SELECT
    article.article_id,
    latest.revision_id
FROM core.article AS article
CROSS JOIN LATERAL (
    SELECT revision.revision_id
    FROM core.article_revision AS revision
    INNER JOIN core.reading AS reading ON revision.revision_id = reading.revision_id
    INNER JOIN raw.capture AS capture ON reading.capture_id = capture.capture_id
    WHERE revision.article_id = article.article_id
    ORDER BY capture.fetched_at DESC, reading.read_at DESC, capture.capture_id ASC
    LIMIT 1
) AS latest;
COMMENT ON VIEW core.latest_revision IS 'One row per article: the text that its latest capture says.';

DROP VIEW core.standing_reading;
