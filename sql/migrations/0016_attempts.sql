-- Which attempt of a task may write, so that one that was given up on and lives on cannot.
CREATE TABLE ops.task_attempt (
    run_key text NOT NULL REFERENCES ops.run ON DELETE CASCADE,
    task text NOT NULL,
    attempt integer NOT NULL CHECK (attempt > 0),
    entered_at timestamptz NOT NULL,
    PRIMARY KEY (run_key, task)
);
COMMENT ON TABLE ops.task_attempt IS 'One row per task of a run that writes: its newest attempt, the only one that may. Natural key: run_key and task.';
COMMENT ON COLUMN ops.task_attempt.run_key IS 'Run.';
COMMENT ON COLUMN ops.task_attempt.task IS 'Task, with the number of its part in brackets where it is mapped.';
COMMENT ON COLUMN ops.task_attempt.attempt IS 'Number of the attempt, as the scheduler counts them.';
COMMENT ON COLUMN ops.task_attempt.entered_at IS 'When the attempt began.';
