-- What ran and how it went. The schema ops itself is made before the first migration, since the version table lies in it.
CREATE TABLE ops.run (
    run_key text PRIMARY KEY,
    dag_id text NOT NULL,
    run_id text NOT NULL,
    source_key text,
    clear_number integer NOT NULL CHECK (clear_number >= 0),
    code_version text NOT NULL,
    begun_at timestamptz NOT NULL,
    UNIQUE (dag_id, run_id)
);
COMMENT ON SCHEMA ops IS 'Runs, reports, results of checks, and the version of this schema.';
COMMENT ON TABLE ops.run IS 'One row per run of a DAG or of a command. Natural key: dag_id and run_id.';
COMMENT ON COLUMN ops.run.run_key IS 'Stable text made of dag_id and run_id.';
COMMENT ON COLUMN ops.run.dag_id IS 'DAG, or the name of the command.';
COMMENT ON COLUMN ops.run.run_id IS 'Run of the DAG, or when the command began.';
COMMENT ON COLUMN ops.run.source_key IS 'Source, where the run is about one.';
COMMENT ON COLUMN ops.run.clear_number IS 'How often the run has been begun; grows when it is cleared.';
COMMENT ON COLUMN ops.run.code_version IS 'Version of newsfigures that ran.';
COMMENT ON COLUMN ops.run.begun_at IS 'When it was begun last.';

CREATE TABLE ops.stage_report (
    run_key text NOT NULL REFERENCES ops.run (run_key),
    clear_number integer NOT NULL,
    stage text NOT NULL,
    part integer NOT NULL CHECK (part >= 0),
    taken integer NOT NULL,
    made integer NOT NULL,
    left_over integer NOT NULL,
    dropped jsonb NOT NULL,
    row_counts jsonb NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (run_key, clear_number, stage, part)
);
COMMENT ON TABLE ops.stage_report IS 'One row per stage of a run and batch of that stage: taken = made + dropped + left_over.';
COMMENT ON COLUMN ops.stage_report.run_key IS 'The run.';
COMMENT ON COLUMN ops.stage_report.clear_number IS 'Which time the run was begun.';
COMMENT ON COLUMN ops.stage_report.stage IS 'Name of the stage.';
COMMENT ON COLUMN ops.stage_report.part IS 'Batch of the stage, from 0.';
COMMENT ON COLUMN ops.stage_report.taken IS 'Items that came in.';
COMMENT ON COLUMN ops.stage_report.made IS 'Items that went on.';
COMMENT ON COLUMN ops.stage_report.left_over IS 'Items left for the next run.';
COMMENT ON COLUMN ops.stage_report.dropped IS 'Items that left, counted by reason.';
COMMENT ON COLUMN ops.stage_report.row_counts IS 'Rows written, counted by table.';
COMMENT ON COLUMN ops.stage_report.saved_at IS 'When the report was saved.';

CREATE TABLE ops.check_result (
    run_key text NOT NULL REFERENCES ops.run (run_key),
    check_key text NOT NULL,
    severity text NOT NULL CHECK (severity IN ('error', 'warn')),
    bad_rows integer NOT NULL CHECK (bad_rows >= 0),
    sample jsonb NOT NULL,
    checked_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (run_key, check_key)
);
COMMENT ON TABLE ops.check_result IS 'One row per run and check: the result of the last audit.';
COMMENT ON COLUMN ops.check_result.run_key IS 'The run whose staged rows were checked.';
COMMENT ON COLUMN ops.check_result.check_key IS 'The check, named as its file in sql/checks.';
COMMENT ON COLUMN ops.check_result.severity IS 'error stops publishing, warn shows.';
COMMENT ON COLUMN ops.check_result.bad_rows IS 'Rows that the check found; 0 means passed.';
COMMENT ON COLUMN ops.check_result.sample IS 'The first bad rows.';
COMMENT ON COLUMN ops.check_result.checked_at IS 'When it ran.';

CREATE TABLE ops.quarantine (
    item text NOT NULL,
    check_key text NOT NULL,
    run_key text NOT NULL REFERENCES ops.run (run_key),
    detail jsonb NOT NULL,
    held_at timestamptz NOT NULL,
    settled_at timestamptz,
    settled_as text CHECK (settled_as IN ('released', 'discarded')),
    PRIMARY KEY (item, check_key),
    CHECK ((settled_at IS NULL) = (settled_as IS NULL))
);
COMMENT ON TABLE ops.quarantine IS 'One row per item that a check holds back until a person settles it. Natural key: item and check_key.';
COMMENT ON COLUMN ops.quarantine.item IS 'URL of the article.';
COMMENT ON COLUMN ops.quarantine.check_key IS 'The check that it failed.';
COMMENT ON COLUMN ops.quarantine.run_key IS 'The run in which it failed.';
COMMENT ON COLUMN ops.quarantine.detail IS 'The bad rows.';
COMMENT ON COLUMN ops.quarantine.held_at IS 'When it was put here.';
COMMENT ON COLUMN ops.quarantine.settled_at IS 'When a person decided.';
COMMENT ON COLUMN ops.quarantine.settled_as IS 'What the person decided.';
