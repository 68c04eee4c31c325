-- One row per source, stage and reason: what has left the flow in the last seven days, items and parts of items.
SELECT
    run.source_key,
    report.stage,
    gone.key AS reason,
    SUM(gone.value::integer) AS items
FROM ops.run AS run
INNER JOIN ops.stage_report AS report ON run.run_key = report.run_key AND run.clear_number = report.clear_number
CROSS JOIN JSONB_EACH_TEXT(report.dropped || report.parts_dropped) AS gone
WHERE run.begun_at >= CURRENT_TIMESTAMP - '7 days'::interval
GROUP BY run.source_key, report.stage, gone.key
ORDER BY run.source_key ASC, items DESC, reason ASC
