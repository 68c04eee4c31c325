-- One row: how far the file was read.
INSERT INTO ops.crawl_file (source_key, file, read_to, is_whole, run_key, asked_at)
VALUES (%(source_key)s, %(file)s, %(read_to)s, %(is_whole)s, %(this_run)s, %(now)s)
ON CONFLICT (source_key, file) DO UPDATE
    SET
        read_to = excluded.read_to,
        is_whole = excluded.is_whole,
        run_key = excluded.run_key,
        asked_at = excluded.asked_at
