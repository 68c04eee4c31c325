-- The text of the body that was first captured last is the latest one again.
DROP TRIGGER queue_lost_readings ON core.reading;
DROP TRIGGER queue_replaced_readings ON core.reading;
DROP TRIGGER queue_changed_readings ON core.reading;
DROP TRIGGER queue_new_readings ON core.reading;
DROP FUNCTION ops.queue_readings();
DROP VIEW core.text_change;
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
DROP TABLE ops.publish_queue;
ALTER TABLE raw.capture DROP COLUMN returned_at;
COMMENT ON COLUMN raw.lead.known_sha256 IS 'Hash of the body captured last.';
COMMENT ON COLUMN raw.fetch_log.capture_id IS 'The capture it made.';
