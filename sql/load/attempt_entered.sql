-- One row: the attempt that may write. An older one than is known already does not take its place.
INSERT INTO ops.task_attempt (run_key, task, attempt, entered_at)
VALUES (%(this_run)s, %(task)s, %(attempt)s, %(now)s)
ON CONFLICT (run_key, task) DO UPDATE
    SET
        attempt = GREATEST(task_attempt.attempt, excluded.attempt),
        entered_at = CASE WHEN task_attempt.attempt < excluded.attempt THEN excluded.entered_at ELSE task_attempt.entered_at END
RETURNING attempt
