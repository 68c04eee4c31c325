-- One row: what one check found.
INSERT INTO ops.check_result (run_key, check_key, severity, bad_rows, sample)
VALUES (%(this_run)s, %(check_key)s, %(severity)s, %(bad_rows)s, %(sample)s::jsonb)
