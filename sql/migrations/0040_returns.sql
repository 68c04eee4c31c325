-- A server may go back to a body that it had before, as where a paper takes a correction back: when it did is kept, and the text of that
-- body is the latest one again.
ALTER TABLE raw.capture ADD COLUMN returned_at timestamptz[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN raw.capture.returned_at
IS 'When the lead was answered with this body again after another one, in order; empty where no other came between.';
COMMENT ON COLUMN raw.lead.known_sha256 IS 'Hash of the body that it was answered with last.';
COMMENT ON COLUMN raw.fetch_log.capture_id IS 'The capture that it made, or whose body was fetched again.';

CREATE TABLE ops.publish_queue (
    change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    capture_id uuid NOT NULL REFERENCES raw.capture (capture_id) ON DELETE CASCADE
);
COMMENT ON TABLE ops.publish_queue
IS 'One row per capture to which its server went back, and that publish has not looked at since. Natural key: change_id.';
COMMENT ON COLUMN ops.publish_queue.change_id IS 'Number of the change.';
COMMENT ON COLUMN ops.publish_queue.capture_id IS 'The capture.';

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
                AND COALESCE(later.returned_at[CARDINALITY(later.returned_at)], later.fetched_at)
                > COALESCE(capture.returned_at[CARDINALITY(capture.returned_at)], capture.fetched_at)
                AND other.article_id <> article.article_id
        )
    ORDER BY
        COALESCE(capture.returned_at[CARDINALITY(capture.returned_at)], capture.fetched_at) DESC,
        reading.read_at DESC,
        capture.capture_id ASC
    LIMIT 1
) AS latest;
COMMENT ON VIEW core.latest_revision IS
'One row per article that some page still is: the text that its latest capture says, or the one to which its server went back last. A capture counts as its latest reading has it, and only while no later one of the same address is another article.';

CREATE VIEW core.text_change AS
SELECT
    article.article_id,
    change.previous_revision_id,
    change.revision_id,
    change.changed_at
FROM core.article AS article
CROSS JOIN
    LATERAL (
        SELECT
            revision.revision_id,
            stood.at AS changed_at,
            LAG(revision.revision_id) OVER (
                ORDER BY stood.at ASC, reading.read_at ASC, capture.capture_id DESC
            ) AS previous_revision_id
        FROM core.article_revision AS revision
        INNER JOIN core.standing_reading AS reading ON revision.revision_id = reading.revision_id
        INNER JOIN raw.capture AS capture ON reading.capture_id = capture.capture_id
        CROSS JOIN LATERAL UNNEST(capture.fetched_at || capture.returned_at) AS stood (at)
        WHERE revision.article_id = article.article_id
    ) AS change
WHERE change.previous_revision_id <> change.revision_id;
COMMENT ON VIEW core.text_change IS
'One row per time that a text of an article was captured in place of another one, whichever was published first; a text that comes back has a row for each time. A capture counts as its latest reading has it.';
COMMENT ON COLUMN core.text_change.article_id IS 'The article.';
COMMENT ON COLUMN core.text_change.previous_revision_id IS 'The text before.';
COMMENT ON COLUMN core.text_change.revision_id IS 'The text from then on.';
COMMENT ON COLUMN core.text_change.changed_at IS 'When it was captured in place of the other.';

-- Readings tell in which order the texts of an article stood, also where none of them changes.
CREATE FUNCTION ops.queue_readings() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT 'article', revision.article_id
    FROM changed
    INNER JOIN core.article_revision AS revision ON changed.revision_id = revision.revision_id
    WHERE EXISTS (
        SELECT 1
        FROM core.article_revision AS other
        WHERE other.article_id = revision.article_id AND other.revision_id <> revision.revision_id
    );
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION ops.queue_readings() IS 'Have observe look at the articles of several texts whose readings change.';
CREATE TRIGGER queue_new_readings AFTER INSERT ON core.reading
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_readings();
CREATE TRIGGER queue_changed_readings AFTER UPDATE ON core.reading
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_readings();
CREATE TRIGGER queue_replaced_readings AFTER UPDATE ON core.reading
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_readings();
CREATE TRIGGER queue_lost_readings AFTER DELETE ON core.reading
REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ops.queue_readings();

-- The log of fetching tells of returns as far back as it is kept; the next publish makes their texts the latest.
WITH answer AS (
    SELECT
        attempt.capture_id,
        attempt.at,
        LAG(attempt.capture_id) OVER (PARTITION BY attempt.lead_id ORDER BY attempt.at ASC) AS previous_id
    FROM raw.fetch_log AS attempt
    WHERE attempt.capture_id IS NOT NULL
),

returned AS (
    SELECT
        capture.capture_id,
        ARRAY_AGG(answer.at ORDER BY answer.at ASC) AS moments
    FROM answer
    INNER JOIN raw.capture AS capture ON answer.capture_id = capture.capture_id
    WHERE
        answer.at > capture.fetched_at
        AND answer.previous_id IS DISTINCT FROM answer.capture_id
    GROUP BY capture.capture_id
)

UPDATE raw.capture AS capture
SET returned_at = returned.moments
FROM returned
WHERE capture.capture_id = returned.capture_id;

INSERT INTO ops.publish_queue (capture_id)
SELECT capture.capture_id
FROM raw.capture AS capture
WHERE capture.returned_at <> '{}'
ORDER BY capture.capture_id ASC;

-- Validators of an answer that was no page, as of a 403, were kept: the 304 that they bring says nothing of the body that we hold.
UPDATE raw.lead AS lead
SET
    etag = NULL,
    last_modified = NULL
WHERE
    lead.last_outcome NOT IN ('ok', 'not_modified')
    AND (lead.etag IS NOT NULL OR lead.last_modified IS NOT NULL);
