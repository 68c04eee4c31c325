-- One row per run, the latest first: what its stages took, made and left, and the checks that found something.
WITH latest AS (
    SELECT
        run.run_key,
        run.clear_number,
        run.dag_id,
        run.run_id,
        run.source_key,
        run.begun_at
    FROM ops.run AS run
    ORDER BY run.begun_at DESC, run.run_key DESC
    LIMIT 40
),

staged AS (
    SELECT
        report.run_key,
        report.stage,
        MIN(report.saved_at) AS saved_at,
        SUM(report.taken) AS taken,
        SUM(report.made) AS made,
        SUM(report.left_over) AS left_over,
        SUM(report.taken - report.made - report.left_over) AS dropped
    FROM latest
    INNER JOIN ops.stage_report AS report
        ON latest.run_key = report.run_key AND latest.clear_number = report.clear_number
    GROUP BY report.run_key, report.stage
),

told AS (
    SELECT
        staged.run_key,
        JSONB_AGG(
            JSONB_BUILD_OBJECT(
                'stage', staged.stage, 'taken', staged.taken, 'made', staged.made, 'dropped', staged.dropped,
                'left', staged.left_over
            )
            ORDER BY staged.saved_at ASC, staged.stage ASC
        ) AS stages
    FROM staged
    GROUP BY staged.run_key
),

found AS (
    SELECT
        result.run_key,
        ARRAY_AGG(result.check_key || ': ' || result.bad_rows ORDER BY result.severity ASC, result.check_key ASC) AS checks
    FROM latest
    INNER JOIN ops.check_result AS result ON latest.run_key = result.run_key
    WHERE result.bad_rows > 0
    GROUP BY result.run_key
)

SELECT
    latest.begun_at,
    latest.dag_id,
    latest.run_id,
    -- a run that takes in WARC files is not of one source
    CASE WHEN latest.source_key NOT IN ('', 'warc') THEN latest.source_key END AS source_key,
    COALESCE(told.stages, '[]'::jsonb) AS stages,
    COALESCE(found.checks, ARRAY[]::text[]) AS checks
FROM latest
LEFT JOIN told ON latest.run_key = told.run_key
LEFT JOIN found ON latest.run_key = found.run_key
ORDER BY latest.begun_at DESC, latest.run_key DESC
