-- One row: how the lists of the source answered just now.
INSERT INTO ops.poll (source_key, run_key, polled_at, lists_read, lists_failed, may_pass, detail)
VALUES (%(source_key)s, %(this_run)s, %(now)s, %(lists_read)s, %(lists_failed)s, %(may_pass)s, %(detail)s)
ON CONFLICT (source_key) DO UPDATE
    SET
        run_key = excluded.run_key,
        polled_at = excluded.polled_at,
        lists_read = excluded.lists_read,
        lists_failed = excluded.lists_failed,
        may_pass = excluded.may_pass,
        detail = excluded.detail
