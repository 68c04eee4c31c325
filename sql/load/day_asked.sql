-- One row: the day as it stands after it was asked for.
INSERT INTO ops.source_day (source_key, job, day, state, listed, missed, detail, run_key, begun_at)
VALUES (
    %(source_key)s, %(job)s, %(day)s, %(state)s, %(listed)s, %(missed)s, %(detail)s, %(this_run)s, %(begun_at)s
)
ON CONFLICT (source_key, job, day) DO UPDATE
    SET
        state = excluded.state,
        listed = GREATEST(source_day.listed, excluded.listed),
        missed = source_day.missed + excluded.missed,
        detail = excluded.detail,
        run_key = excluded.run_key,
        begun_at = excluded.begun_at
