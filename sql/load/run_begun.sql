-- One row: the run. Its key, and what it is a run of, never change.
INSERT INTO ops.run (run_key, dag_id, run_id, source_key, clear_number, code_version, begun_at)
VALUES (%(this_run)s, %(dag_id)s, %(run_id)s, %(source_key)s, %(clear_number)s, %(code_version)s, %(now)s)
ON CONFLICT (run_key) DO UPDATE
    SET
        clear_number = excluded.clear_number,
        code_version = excluded.code_version,
        begun_at = excluded.begun_at
