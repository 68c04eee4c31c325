-- One row per reading of these captures, into whatever.
DELETE FROM core.reading AS reading
WHERE reading.capture_id = ANY(%(captures)s)
