-- One row per check that the run has failed.
SELECT check_key
FROM ops.check_result
WHERE
    run_key = %(this_run)s
    AND severity = 'error'
    AND bad_rows > 0
ORDER BY check_key ASC
