-- One row per reading of the run: published, so staging lets go of it, its article and its claims.
DELETE FROM stage.reading
WHERE run_key = %(this_run)s
