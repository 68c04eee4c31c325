-- One row per reading that a run has staged and nobody will publish any more; its articles and claims go with it.
DELETE FROM stage.reading AS reading
USING ops.run AS run
WHERE
    reading.run_key = run.run_key
    AND run.begun_at < %(before)s
