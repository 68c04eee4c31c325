-- One row: the attempt that may write, which stays so until the transaction ends: a newer one waits.
SELECT attempt
FROM ops.task_attempt
WHERE run_key = %(this_run)s AND task = %(task)s
FOR SHARE
