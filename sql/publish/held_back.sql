-- One row per staged article that waits in quarantine: it leaves the stage and is read again by the next run.
WITH held AS (
    SELECT article.capture_id
    FROM stage.article AS article
    WHERE
        article.run_key = %(this_run)s
        AND EXISTS (
            SELECT 1
            FROM ops.quarantine AS quarantine
            WHERE
                quarantine.item = article.url
                AND quarantine.settled_at IS NULL
        )
)

DELETE FROM stage.reading AS reading
USING held
WHERE
    reading.run_key = %(this_run)s
    AND reading.capture_id = held.capture_id
