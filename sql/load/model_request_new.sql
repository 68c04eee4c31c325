-- One row: the request, now entered; or which budget it does not fit into; or the seconds until a minute holds one request less.
-- noqa: disable=RF02
-- A statement of its own behind the lock: it sees what those before have entered, and its clock is read when it holds the lock.
WITH clock AS (
    SELECT CLOCK_TIMESTAMP() AS read_at
),

-- where there is no limit nothing is added up
run_spent AS (
    SELECT COALESCE(SUM(COALESCE(request.tokens_in + request.tokens_out, request.tokens_reserved)), 0) AS tokens
    FROM ops.model_request AS request
    WHERE %(run_tokens)s::bigint IS NOT NULL AND request.run_key = %(this_run)s
),

day_spent AS (
    SELECT COALESCE(SUM(COALESCE(request.tokens_in + request.tokens_out, request.tokens_reserved)), 0) AS tokens
    FROM ops.model_request AS request
    WHERE
        %(day_tokens)s::bigint IS NOT NULL
        AND request.asked_at >= (SELECT DATE_TRUNC('day', clock.read_at, 'UTC') FROM clock)
),

-- of as many requests as a minute may hold, the earliest
earliest AS (
    SELECT request.asked_at
    FROM ops.model_request AS request
    WHERE
        request.asked_at > (SELECT clock.read_at - MAKE_INTERVAL(secs => 60) FROM clock)
        -- a clock that was set back is not waited for
        AND request.asked_at <= (SELECT clock.read_at FROM clock)
    ORDER BY request.asked_at DESC
    LIMIT 1 OFFSET %(per_minute)s - 1
),

turn AS (
    SELECT
        clock.read_at,
        CASE
            WHEN run_spent.tokens + %(tokens)s > %(run_tokens)s THEN 'run'
            WHEN day_spent.tokens + %(tokens)s > %(day_tokens)s THEN 'day'
        END AS used_up,
        COALESCE(
            (
                SELECT EXTRACT(EPOCH FROM earliest.asked_at + MAKE_INTERVAL(secs => 60) - clock.read_at)
                FROM earliest
            ), 0
        )::double precision AS wait
    FROM clock
    CROSS JOIN run_spent
    CROSS JOIN day_spent
),

entered AS (
    INSERT INTO ops.model_request (
        run_key, part, model, prompt_version, question_key, text_sha256, asked_at, tokens_reserved
    )
    SELECT
        %(this_run)s AS run_key,
        %(part)s,
        %(model)s,
        %(prompt_version)s,
        %(question_key)s,
        %(text_sha256)s,
        turn.read_at,
        %(tokens)s
    FROM turn
    WHERE turn.used_up IS NULL AND turn.wait = 0
    RETURNING request_id
)

SELECT
    entered.request_id,
    turn.used_up,
    turn.wait
FROM turn
LEFT JOIN entered ON TRUE
