-- One row per capture of these.
DELETE FROM raw.capture AS capture
WHERE capture.capture_id = ANY(%(captures)s)
