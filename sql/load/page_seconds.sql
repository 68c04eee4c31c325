-- One row: pages, and the seconds that reading them took, of the batches that tasks have read in the last runs of the same DAG.
-- Small batches say little about a page, since the first page of each loads the reader.
WITH last_run AS (
    SELECT
        run.run_key,
        run.clear_number
    FROM ops.run AS this_run
    INNER JOIN ops.run AS run ON this_run.dag_id = run.dag_id
    WHERE this_run.run_key = %(this_run)s
    ORDER BY run.run_id DESC
    LIMIT 10
)

SELECT
    SUM(report.taken) AS pages,
    SUM(EXTRACT(EPOCH FROM report.saved_at - attempt.entered_at)) AS seconds
FROM last_run
INNER JOIN ops.stage_report AS report ON last_run.run_key = report.run_key AND last_run.clear_number = report.clear_number
INNER JOIN ops.task_attempt AS attempt ON report.run_key = attempt.run_key
WHERE
    report.stage = 'extract'
    AND report.taken >= %(fewest)s -- noqa: RF02
    AND report.saved_at > attempt.entered_at
    AND attempt.task IN (CASE report.part WHEN 0 THEN 'extract' END, FORMAT('extract_batches[%%s]', report.part))
