-- One row per batch of a stage that the run, as it has been begun last, reported before and has not now.
DELETE FROM ops.stage_report AS report
USING ops.run AS run
WHERE
    run.run_key = %(this_run)s
    AND report.run_key = run.run_key
    AND report.clear_number = run.clear_number
    AND report.stage = %(stage)s -- noqa: RF02
    AND report.part >= %(parts)s -- noqa: RF02
