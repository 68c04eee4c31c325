-- One row: the report of one part of a stage of the run, as it has been begun last.
INSERT INTO ops.stage_report (run_key, clear_number, stage, part, taken, made, left_over, left_because, dropped, parts_dropped, row_counts)
SELECT
    run.run_key,
    run.clear_number,
    %(stage)s,
    %(part)s,
    %(taken)s,
    %(made)s,
    %(left_over)s,
    %(left_because)s::jsonb,
    %(dropped)s::jsonb,
    %(parts_dropped)s::jsonb,
    %(row_counts)s::jsonb
FROM ops.run AS run
WHERE run.run_key = %(this_run)s
ON CONFLICT (run_key, clear_number, stage, part) DO UPDATE
    SET
        taken = excluded.taken,
        made = excluded.made,
        left_over = excluded.left_over,
        left_because = excluded.left_because,
        dropped = excluded.dropped,
        parts_dropped = excluded.parts_dropped,
        row_counts = excluded.row_counts,
        saved_at = excluded.saved_at
