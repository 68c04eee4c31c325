-- Without attempts.
DROP TABLE ops.task_attempt;
