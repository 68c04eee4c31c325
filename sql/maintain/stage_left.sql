-- One row per reading that a run has staged and nobody will publish any more; its articles and claims go with it. A run is
-- over when it began long ago; and, unless its audit has failed and somebody is to look at its rows, when it was killed: a
-- command whose lock is free, a run of a DAG since which the next one has begun, or one that was silent for a day.
-- noqa: disable=RF02
WITH staged AS (
    SELECT DISTINCT reading.run_key
    FROM stage.reading AS reading
),

heard AS (
    SELECT
        run.run_key,
        run.dag_id,
        run.begun_at,
        GREATEST(
            run.begun_at,
            (
                SELECT MAX(report.saved_at)
                FROM ops.stage_report AS report
                WHERE report.run_key = run.run_key
            ),
            (
                SELECT MAX(attempt.entered_at)
                FROM ops.task_attempt AS attempt
                WHERE attempt.run_key = run.run_key
            )
        ) AS last_heard_at,
        EXISTS(
            SELECT 1
            FROM ops.check_result AS result
            WHERE result.run_key = run.run_key AND result.severity = 'error' AND result.bad_rows > 0
        ) AS is_held,
        EXISTS(
            SELECT 1
            FROM ops.run AS later
            WHERE later.dag_id = run.dag_id AND later.begun_at > run.begun_at
        ) AS is_followed
    FROM staged
    INNER JOIN ops.run AS run ON staged.run_key = run.run_key
),

over AS (
    SELECT heard.run_key
    FROM heard
    WHERE
        heard.begun_at < %(before)s
        OR (
            NOT heard.is_held
            AND CASE
                WHEN STARTS_WITH(heard.dag_id, 'cli_') THEN PG_TRY_ADVISORY_XACT_LOCK(%(lock)s::integer, HASHTEXT(heard.run_key))
                ELSE heard.is_followed OR heard.last_heard_at < %(silent_since)s
            END
        )
)

DELETE FROM stage.reading AS reading
USING over
WHERE reading.run_key = over.run_key
