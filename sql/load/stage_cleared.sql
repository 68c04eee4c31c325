-- One row per capture that the run reads again: what it staged before goes, articles and claims with it.
DELETE FROM stage.reading
WHERE
    run_key = %(this_run)s
    AND capture_id = ANY(%(capture_ids)s)
