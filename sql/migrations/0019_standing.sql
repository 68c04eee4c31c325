-- A page that is read otherwise later, or whose address says later that it is another article, leaves the article that it was.
CREATE VIEW core.standing_reading AS
SELECT
    reading.capture_id,
    reading.revision_id,
    reading.read_at
FROM core.reading AS reading
WHERE
    reading.revision_id IS NOT NULL
    AND NOT EXISTS (
        SELECT 1
        FROM core.reading AS later
        WHERE
            later.capture_id = reading.capture_id
            AND later.read_at > reading.read_at
            -- bytes that cannot be had say nothing of the page
            AND later.drop_reason IS DISTINCT FROM 'unreadable'
    );
COMMENT ON VIEW core.standing_reading IS 'One row per capture that is an article by its latest reading.';
COMMENT ON COLUMN core.standing_reading.capture_id IS 'The capture.';
COMMENT ON COLUMN core.standing_reading.revision_id IS 'The text that it holds.';
COMMENT ON COLUMN core.standing_reading.read_at IS 'When the reading was published.';

CREATE OR REPLACE VIEW core.latest_revision AS
SELECT
    article.article_id,
    latest.revision_id
FROM core.article AS article
CROSS JOIN LATERAL (
    SELECT revision.revision_id
    FROM core.article_revision AS revision
    INNER JOIN core.standing_reading AS reading ON revision.revision_id = reading.revision_id
    INNER JOIN raw.capture AS capture ON reading.capture_id = capture.capture_id
    WHERE
        revision.article_id = article.article_id
        AND NOT EXISTS (
            SELECT 1
            FROM raw.capture AS later
            INNER JOIN core.standing_reading AS said ON later.capture_id = said.capture_id
            INNER JOIN core.article_revision AS other ON said.revision_id = other.revision_id
            WHERE
                later.lead_id = capture.lead_id
                AND later.fetched_at > capture.fetched_at
                AND other.article_id <> article.article_id
        )
    ORDER BY capture.fetched_at DESC, reading.read_at DESC, capture.capture_id ASC
    LIMIT 1
) AS latest;
COMMENT ON VIEW core.latest_revision IS
'One row per article that some page still is: the text that its latest capture says. A capture counts as its latest reading has it, and only while no later one of the same address is another article.';
