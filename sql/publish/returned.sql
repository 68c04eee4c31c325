-- One row per capture to which its server went back since the last publish. Taken off the queue; observe is to look at its articles, whose
-- texts follow each other in another order now.
WITH taken AS (
    DELETE FROM ops.publish_queue
    RETURNING capture_id
),

queued AS (
    INSERT INTO ops.observe_queue (item_kind, item_id)
    SELECT DISTINCT
        'article' AS item_kind,
        revision.article_id AS item_id
    FROM taken
    INNER JOIN core.reading AS reading ON taken.capture_id = reading.capture_id
    INNER JOIN core.article_revision AS revision ON reading.revision_id = revision.revision_id
)

SELECT DISTINCT taken.capture_id
FROM taken
