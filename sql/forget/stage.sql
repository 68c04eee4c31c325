-- One row per staged reading of these captures, article and claims with it.
DELETE FROM stage.reading AS reading
WHERE reading.capture_id = ANY(%(captures)s)
