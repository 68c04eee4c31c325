-- One row per check of an earlier audit of the run.
DELETE FROM ops.check_result
WHERE run_key = %(this_run)s
