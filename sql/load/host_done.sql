-- One row: the host as the request that this session made has left it.
UPDATE ops.host
SET
    asked_at = CLOCK_TIMESTAMP(),
    next_at = CLOCK_TIMESTAMP() + MAKE_INTERVAL(secs => GREATEST(%(pause)s, %(hold)s)),
    taken_by = NULLIF(taken_by, PG_BACKEND_PID()),
    taken_until = CASE WHEN taken_by <> PG_BACKEND_PID() THEN taken_until END,
    failures = CASE %(went)s WHEN 'well' THEN 0 WHEN 'badly' THEN failures + 1 ELSE failures END,
    last_failure = CASE %(went)s WHEN 'badly' THEN %(detail)s ELSE last_failure END,
    rests = CASE
        WHEN %(went)s = 'well' THEN 0
        WHEN %(went)s = 'badly' AND failures + 1 >= %(failures_to_rest)s THEN rests + 1
        ELSE rests
    END,
    rest_until = CASE
        WHEN %(went)s = 'well' THEN NULL
        WHEN %(went)s = 'badly' AND failures + 1 >= %(failures_to_rest)s
            THEN
                CLOCK_TIMESTAMP() + MAKE_INTERVAL(
                    secs => LEAST(%(rest)s * POWER(2, LEAST(rests, 20)), GREATEST(%(longest_rest)s, %(rest)s))
                )
        ELSE rest_until
    END
WHERE host = %(host)s
