-- One row: 0 seconds when the host is now taken by this session, else how long it is not worth asking again, and why.
-- The clock is read anew after a wait for the row, so that two sessions never see the same free host.
WITH taken AS (
    INSERT INTO ops.host AS known (host, asked_at, next_at, taken_by, taken_until)
    VALUES (
        %(host)s,
        CLOCK_TIMESTAMP(),
        CLOCK_TIMESTAMP() + MAKE_INTERVAL(secs => %(pause)s),
        PG_BACKEND_PID(),
        CLOCK_TIMESTAMP() + MAKE_INTERVAL(secs => %(longest)s)
    )
    ON CONFLICT (host) DO UPDATE
        SET
            asked_at = CLOCK_TIMESTAMP(),
            next_at = CLOCK_TIMESTAMP() + MAKE_INTERVAL(secs => %(pause)s),
            taken_by = excluded.taken_by,
            taken_until = CLOCK_TIMESTAMP() + MAKE_INTERVAL(secs => %(longest)s)
        WHERE
        GREATEST(known.next_at, known.asked_at + MAKE_INTERVAL(secs => %(pause)s), known.rest_until)
        <= CLOCK_TIMESTAMP()
        AND (
            known.taken_by IS NULL
            OR known.taken_by = PG_BACKEND_PID()
            OR known.taken_until <= CLOCK_TIMESTAMP()
            OR known.taken_by NOT IN (SELECT holder.pid FROM pg_stat_activity AS holder)
        )
    RETURNING known.host
)

SELECT
    0 AS wait,
    '' AS resting
FROM taken
UNION ALL
SELECT
    EXTRACT(
        EPOCH FROM GREATEST(
            host.next_at,
            host.asked_at + MAKE_INTERVAL(secs => %(pause)s),
            host.rest_until,
            -- under way elsewhere: it may end at any time
            CLOCK_TIMESTAMP() + MAKE_INTERVAL(secs => CASE WHEN host.taken_by IS NULL THEN 0.005 ELSE %(look_again)s END)
        ) - CLOCK_TIMESTAMP()
    )::double precision AS wait,
    CASE
        WHEN host.rest_until > CLOCK_TIMESTAMP()
            THEN
                FORMAT(
                    '%%s requests failed in a row, the last with: %%s; left alone until %%s',
                    host.failures, host.last_failure, DATE_TRUNC('second', host.rest_until)
                )
        ELSE ''
    END AS resting
FROM ops.host AS host
WHERE host.host = %(host)s AND NOT EXISTS (SELECT FROM taken)
