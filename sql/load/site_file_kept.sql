-- One row: a file of a site, as it was read just now.
INSERT INTO ops.site_file (url, status, body, read_at, keep_until)
VALUES (
    %(url)s,
    %(status)s,
    %(body)s,
    CLOCK_TIMESTAMP(),
    CLOCK_TIMESTAMP() + MAKE_INTERVAL(secs => %(seconds)s)
)
ON CONFLICT (url) DO UPDATE
    SET status = excluded.status, body = excluded.body, read_at = excluded.read_at, keep_until = excluded.keep_until
