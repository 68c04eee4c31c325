-- One row per page whose record the archive holds no more.
UPDATE raw.capture AS capture
SET erased_at = %(now)s
WHERE capture.capture_id = ANY(%(captures)s)
