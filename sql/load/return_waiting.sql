-- One row: whether a server has gone back to a body of the source, and publish has not looked at it since.
SELECT
    EXISTS(
        SELECT 1
        FROM ops.publish_queue AS queue
        INNER JOIN raw.capture AS capture ON queue.capture_id = capture.capture_id
        WHERE capture.source_key = %(source_key)s -- noqa: RF02
    ) AS waits
