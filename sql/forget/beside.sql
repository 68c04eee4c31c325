-- One row per capture of these at whose address another capture was read as an article. `is_known`: it was read as one as well.
SELECT
    capture.capture_id,
    EXISTS(
        SELECT 1
        FROM core.reading AS reading
        WHERE reading.capture_id = capture.capture_id AND reading.revision_id IS NOT NULL
    ) AS is_known
FROM raw.capture AS capture
WHERE
    capture.capture_id = ANY(%(captures)s)
    AND EXISTS (
        SELECT 1
        FROM raw.capture AS other
        INNER JOIN core.reading AS reading ON other.capture_id = reading.capture_id
        WHERE
            other.lead_id = capture.lead_id
            AND other.capture_id <> capture.capture_id
            AND reading.revision_id IS NOT NULL
    )
ORDER BY capture.capture_id ASC
