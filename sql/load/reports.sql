-- One row per part of a stage of the run, as it has been begun last.
SELECT
    report.stage,
    report.taken,
    report.made,
    report.left_over,
    report.left_because,
    report.dropped,
    report.parts_dropped,
    report.row_counts
FROM ops.run AS run
INNER JOIN ops.stage_report AS report ON run.run_key = report.run_key AND run.clear_number = report.clear_number
WHERE run.run_key = %(this_run)s
ORDER BY report.stage ASC, report.part ASC
